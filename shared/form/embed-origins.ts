import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'

/** The origins whose pages may embed the form, as the configuration in force says. */
export const embedOrigins =
  (configuration: () => Promise<ConfigurationIndex>) => async (): Promise<readonly string[]> =>
    (await configuration()).configuration.form.embedOrigins
