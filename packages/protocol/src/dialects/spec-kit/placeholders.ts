/** What the templates of spec-kit leave to be filled in. */
const PLACEHOLDER =
  /\[(?:initial state|action|expected outcome|brief title|specific capability|key interaction|data requirement|behavior|boundary condition|error scenario|measurable metric|describe |explain |entity \d|what it represents|add more )/i;

/** Whether a sentence is the template's and says nothing of the feature. */
export function isPlaceholder(text: string): boolean {
  return text.includes('[') && PLACEHOLDER.test(text);
}
