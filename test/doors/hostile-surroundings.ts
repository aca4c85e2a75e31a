import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const nowhere = 'http://127.0.0.1:1'

/** What a client must not believe. */
export interface Surroundings {
  /** A home that is made for it. */
  readonly home: string
  /** Variables alone, variables that lead to files, or nothing at all. */
  readonly env: Readonly<Record<'variables' | 'files' | 'none', Readonly<Record<string, string>>>>
}

/** Makes surroundings in which every setting of AWS is a trap. */
export async function hostileSurroundings(): Promise<Surroundings> {
  const home = await mkdtemp(join(tmpdir(), 'hostile-'))
  const folder = join(home, '.aws')
  const other = join(folder, 'other')
  await mkdir(folder)
  await writeFile(join(folder, 'config'), configText('default'))
  await writeFile(join(folder, 'credentials'), '[default]\ncredential_process = false\n')
  await writeFile(other, `${configText('default')}${configText('profile work')}`)
  const shared = { HOME: home, USERPROFILE: home, PATH: process.env['PATH'] ?? '' }
  return {
    home,
    env: {
      variables: { ...shared, ...variables },
      none: { ...shared, HOME: join(home, 'empty'), USERPROFILE: join(home, 'empty') },
      files: { ...shared, AWS_CONFIG_FILE: other, AWS_PROFILE: 'work' },
    },
  }
}

const variables = {
  AWS_PROFILE: 'missing',
  AWS_REGION: 'mars-north-1',
  AWS_DEFAULT_REGION: 'mars-south-1',
  AWS_ENDPOINT_URL: nowhere,
  AWS_ENDPOINT_URL_HEALTHLAKE: nowhere,
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_RETRY_MODE: 'adaptive',
  AWS_DEFAULTS_MODE: 'auto',
  AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'perhaps',
  AWS_SDK_UA_APP_ID: 'hostile-app',
  AWS_ACCESS_KEY_ID: 'AKIDHOSTILE',
  AWS_SECRET_ACCESS_KEY: 'hostile',
  AWS_SESSION_TOKEN: 'hostile-token',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: nowhere,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/hostile',
  AWS_CONTAINER_AUTHORIZATION_TOKEN: 'hostile-token',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
  AWS_ROLE_ARN: 'arn:aws:iam::210987654321:role/hostile',
}

function configText(section: string): string {
  return `[${section}]
region = mars-east-1
services = there-is-none
endpoint_url = ${nowhere}
use_fips_endpoint = perhaps
use_dualstack_endpoint = perhaps
max_attempts = many
retry_mode = adaptive
defaults_mode = no-such-mode
auth_scheme_preference = sigv4a
disable_clock_skew_correction = perhaps
sdk_ua_app_id = hostile-app
credential_process = false
`
}
