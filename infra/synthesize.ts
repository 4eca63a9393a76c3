import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { PICTURES } from '#shared/configuration/pictures.ts'
import { FUNCTION_NAMES } from './access.ts'
import { AnklangStack } from './anklang-stack.ts'
import { bundleFunctions } from './bundle-functions.ts'

const ROOT = resolve(import.meta.dirname, '..')
const STACK = 'Anklang'

export interface SynthesisOptions {
  /** Directory of the institute's configuration (YAML). */
  readonly configDir: string
  /** Static files as `npm run build:web` writes them; `web/dist` when absent. */
  readonly webDir?: string
}

/** The same with and without the CLI, which would add defaults of its own. Merged statements keep policies below IAM's limit. */
export const APP: AppProps = {
  autoSynth: false,
  analyticsReporting: false,
  treeMetadata: false,
  context: { '@aws-cdk/aws-iam:minimizePolicies': true },
}

/**
 * Writes the cloud assembly into `outdir` and returns the path of the stack's template. Needs no network, no account and
 * no CLI. Throws Malformed for a wrong configuration, esbuild's BuildFailure for functions that cannot be bundled, and
 * CDK's ValidationFailed for findings of cdk-nag, which it has printed.
 */
export async function synthesize(outdir: string, options: SynthesisOptions): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'anklang-synth-'))
  try {
    const compiled = await compileDirectory(options.configDir)
    const bundles = await bundleFunctions(FUNCTION_NAMES, join(workspace, 'functions'))
    const document = join(workspace, 'configuration.json')
    await writeFile(document, JSON.stringify(compiled))
    await mkdir(outdir, { recursive: true })

    const { mail, name, zone } = compiled.configuration.institute
    const app = new App({ ...APP, outdir })
    new AnklangStack(app, STACK, {
      bundles,
      mail: {
        recipients: [...mail.mailboxes.flatMap((mailbox) => [mailbox.address, ...mailbox.aliases]), mail.replyDomain],
        identity: mail.fromAddress.replace(/^.*@/, ''),
      },
      institute: { bank: name, zone },
      embedOrigins: compiled.configuration.form.embedOrigins,
      configuration: { document, digest: compiled.digest },
      webDir: options.webDir ?? join(ROOT, 'web', 'dist'),
      picturesDir: join(options.configDir, PICTURES),
    })
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    app.synth()
    return join(outdir, `${STACK}.template.json`)
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
}
