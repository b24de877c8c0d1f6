/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** What a page says of one picture that it drew. */
export interface Drawn {
  /** `null` where Mermaid drew it. */
  readonly error: string | null;
  /** Pixels, before anything is scaled. */
  readonly width: number;
  readonly labels: readonly string[];
  /** The lowest contrast of a label's text with what lies below it. */
  readonly contrast: number;
  /** Pairs of nodes that lie on each other. */
  readonly overlaps: number;
  /** What no picture of ours has: links, scripts, handlers, images. */
  readonly foreign: readonly string[];
}

/** Runs in the page: draws each source as GitHub does (strict, no colours of its own) and measures what came of it. */
export async function drawAll({ sources, theme }: { sources: string[]; theme: string }): Promise<Drawn[]> {
  interface Mermaid {
    initialize(options: object): void;
    render(id: string, source: string): Promise<{ svg: string }>;
  }
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  const background = theme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)';
  document.body.innerHTML = '';
  document.body.style.background = background;
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });

  const toRgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = toRgb(color).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrastOf = (one: string, two: string) => {
    const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };
  const isSeen = (color: string) => color !== 'none' && color !== '' && (toRgb(color)[3] ?? 1) > 0;
  const fillOf = (group: Element) => {
    const shape = group.querySelector(':scope > rect, :scope > path, :scope > polygon, :scope > g > path');
    const fill = shape === null ? '' : getComputedStyle(shape).fill;
    return isSeen(fill) ? fill : background;
  };
  const overlap = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

  const drawn: Drawn[] = [];
  for (const [index, source] of sources.entries()) {
    const place = document.createElement('div');
    document.body.append(place);
    try {
      const { svg } = await mermaid.render(`picture${index}`, source);
      place.innerHTML = svg;
    } catch (error) {
      drawn.push({ error: String(error), width: 0, labels: [], contrast: 0, overlaps: 0, foreign: [] });
      continue;
    }
    const groups = [...place.querySelectorAll('g.node, g.cluster')];
    const labels = groups.map((group) => group.querySelector('.nodeLabel, .cluster-label text, .cluster-label span'));
    const boxes = [...place.querySelectorAll('g.node')].map((group) => group.getBoundingClientRect());
    const pairs = boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlap(box, other)));
    const foreign = [...place.querySelectorAll('*')].filter(
      (element) =>
        /^(a|script|img|iframe|image|use|object|embed|h[1-6]|details)$/i.test(element.localName) ||
        element.getAttributeNames().some((attribute) => /^on|href$/.test(attribute)),
    );
    drawn.push({
      error: null,
      width: place.querySelector('svg')?.viewBox.baseVal.width ?? 0,
      labels: labels.map((label) => label?.textContent ?? ''),
      contrast: Math.min(
        ...groups.map((group, at) => {
          const label = labels[at];
          if (label == null) return 0;
          const style = getComputedStyle(label);
          return contrastOf(label.namespaceURI?.endsWith('svg') === true ? style.fill : style.color, fillOf(group));
        }),
      ),
      overlaps: pairs.length,
      foreign: foreign.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    });
  }
  return drawn;
}
