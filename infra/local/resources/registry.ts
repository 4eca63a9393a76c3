import { StartError } from '../start-error.ts'

/** Types that this machine runs. */
const RUN: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::GuardDuty::MalwareProtectionPlan',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::ReceiptRule',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
  'Custom::Configuration',
])

const PERMISSIONS = 'everything here runs as one user; infra/*.test.ts checks permissions in the template'
const WATCHING = 'nobody is called at night by a laptop; the numbers are in the log files and on /operations'
const EMULATED = 'the stand-in behind it keeps no such setting'

/** Types that do nothing here, each with the reason. */
const INERT: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::ApiMapping': 'the front door is this machine',
  'AWS::CDK::Metadata': 'describes the synthesizer, not the system',
  'AWS::CloudFormation::WaitConditionHandle': 'nothing here waits for CloudFormation',
  'AWS::CloudFront::CachePolicy': 'nothing is cached between a browser and its own machine',
  'AWS::CloudFront::OriginAccessControl': PERMISSIONS,
  'AWS::CloudFront::OriginRequestPolicy': 'the local front door hands on whole requests',
  'AWS::CloudWatch::Alarm': WATCHING,
  'AWS::CloudWatch::CompositeAlarm': WATCHING,
  'AWS::CloudWatch::Dashboard': WATCHING,
  'AWS::Cognito::UserPool': 'the local OpenID provider signs people in',
  'AWS::Cognito::UserPoolClient': 'the local OpenID provider signs people in',
  'AWS::Cognito::UserPoolDomain': 'the local OpenID provider signs people in',
  'AWS::Cognito::UserPoolGroup': 'the local OpenID provider puts the role into its tokens',
  'AWS::IAM::ManagedPolicy': PERMISSIONS,
  'AWS::IAM::Policy': PERMISSIONS,
  'AWS::IAM::Role': PERMISSIONS,
  'AWS::KMS::Alias': EMULATED,
  'AWS::KMS::Key': 'data of the local system is as safe as the disk it is on',
  'AWS::Lambda::EventInvokeConfig': 'asynchronous invocations are tried three times, as by default',
  'AWS::Lambda::LayerVersion': 'only CDK’s own deployment helper has one, and its work is done without it',
  'AWS::Lambda::Permission': PERMISSIONS,
  'AWS::Logs::LogGroup': 'each function logs to a bounded file in the data directory',
  'AWS::Logs::MetricFilter': WATCHING,
  'AWS::Logs::ResourcePolicy': PERMISSIONS,
  'AWS::S3::BucketPolicy': PERMISSIONS,
  'AWS::SES::EmailIdentity': 'the stand-in takes mail from the domains that the receipt rule serves',
  'AWS::SES::ReceiptRuleSet': 'its rules are run; a set holds nothing else',
  'AWS::SNS::TopicPolicy': PERMISSIONS,
  'AWS::SQS::QueuePolicy': PERMISSIONS,
  'AWS::SecretsManager::ResourcePolicy': PERMISSIONS,
  'AWS::XRay::Group': 'traces have no stand-in here',
  'AWS::XRay::SamplingRule': 'traces have no stand-in here',
  'Custom::AWS': 'calls the cloud itself',
  'Custom::S3AutoDeleteObjects': 'buckets are emptied by deleting the data directory',
}

/** Whether a type is run here (true) or inert (false). Throws StartError that names type and logical id of an unknown one. */
export function isRun(type: string, logicalId: string): boolean {
  if (RUN.has(type)) return true
  if (Object.hasOwn(INERT, type)) return false
  throw new StartError(
    `The template has ${logicalId} of type ${type}, which the local system does not know: run it, or add it to INERT in infra/local/resources/registry.ts with the reason.`,
  )
}
