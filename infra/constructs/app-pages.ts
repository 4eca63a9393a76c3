import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront'
import { Construct } from 'constructs'
import { APPS } from '#web/apps.ts'

/** Path patterns of the applications: their addresses and everything below. */
export const APP_PATHS: readonly string[] = APPS.flatMap((app) => [`/${app}`, `/${app}/*`])

/** Below an application's address every path is its page: the application itself knows what to show there. */
export class AppPages extends Construct {
  readonly function: EdgeFunction

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.function = new EdgeFunction(this, 'Function', {
      comment: 'Every path of an application is its page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(`function handler(event) {
  var request = event.request
  request.uri = '/' + request.uri.split('/')[1]
  return request
}
`),
    })
  }
}
