const SETTINGS = /^(?:p?npm_.*|nx_.*|init_cwd)$/i;

/**
 * The variables that the package manager or the Nx which started this program has set, each as undefined, for a program that
 * is to run as if a person had started it: Nx takes the package manager that `npm_config_user_agent` names for its own
 * fallbacks, whatever lock file the repository has.
 */
export function unsetCaller(environment: Readonly<Record<string, string | undefined>>): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(environment)
      .filter((name) => SETTINGS.test(name))
      .map((name) => [name, undefined]),
  );
}
