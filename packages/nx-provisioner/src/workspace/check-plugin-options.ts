import { diagnose, NearNames, ProvisionerError, showFound } from 'nx-provisioner-protocol';

import { PLUGIN_OPTIONS } from '../graph/options';

/**
 * Refuses options of the plugin in nx.json that it does not have: a misspelt one would be without effect.
 *
 * @throws ProvisionerError NXP-026 with every such option and the one that is near it
 */
export function checkPluginOptions(options: object): void {
  const near = new NearNames(PLUGIN_OPTIONS);
  const problems = Object.keys(options)
    .filter((name) => !PLUGIN_OPTIONS.includes(name))
    .map((name) => {
      const message = `${showFound(name)} is no option of nx-provisioner; expected one of ${PLUGIN_OPTIONS.join(', ')}.${near.suggest(name)}`;
      return diagnose('NXP-026', { file: 'nx.json', line: null }, message);
    });
  if (problems.length > 0) throw new ProvisionerError(problems);
}
