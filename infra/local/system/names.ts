import { type Place, reference } from '../resources/references.ts'
import type { Resource } from '../template/template.ts'

/** Names of resources as the template's references give them. */
export interface Names {
  ref(resource: Resource): string
  arn(resource: Resource): string
  /** Address of the queue with an ARN. */
  queueUrl(arn: string): string
}

export function namesOf(place: Place): Names {
  const refer = ({ type, logicalId, properties }: Resource) =>
    reference(type, logicalId, (key) => properties[key], place)
  return {
    ref: (resource) => refer(resource).ref,
    arn: (resource) => refer(resource).attribute('Arn'),
    queueUrl: (arn) => `${place.storageUrl}/${place.account}/${arn.split(':').at(-1) ?? ''}`,
  }
}
