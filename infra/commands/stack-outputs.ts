import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'

/** What a deployed stack says of itself, by the account and region of the environment. */
export async function stackOutputs(
  stack: string,
  client: CloudFormationClient = new CloudFormationClient(),
): Promise<Readonly<Record<string, string | undefined>>> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
  const outputs = Stacks[0]?.Outputs ?? []
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]))
}
