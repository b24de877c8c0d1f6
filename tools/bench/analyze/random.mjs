/** Numbers and words that look random and are the same for the same seed. */

const WORDS =
  'a the order refund invoice customer receipt gateway amount is are was must shall may when then after before until each every one two payment captured settled stored sent shown refused kept closed opened bank clerk shop cart price rate tax total message event queue retry limit day hour log entry report line'.split(
    ' ',
  );

/** @param {number} seed any whole number */
export function createRandom(seed) {
  let state = seed;
  /** mulberry32: 0 to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(next() * list.length)];
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  const list = (low, high, make) => Array.from({ length: between(low, high) }, (_, index) => make(index));
  /** A sentence with the marks that authors use: code, emphasis, links. */
  const sentence = (low = 8, high = 18) => {
    const words = list(low, high, () => pick(WORDS));
    const at = between(0, words.length - 1);
    words[at] = pick([
      words[at],
      words[at],
      `\`${words[at]}\``,
      `**${words[at]}**`,
      `[${words[at]}](docs/${words[at]}.md)`,
    ]);
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => list(3, 6, () => sentence()).join(' ');
  const title = () => list(2, 5, () => pick(WORDS)).join(' ');
  return { next, pick, between, list, sentence, paragraph, title };
}
