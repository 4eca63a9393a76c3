import type { ParameterValues } from './template/resolve.ts'

/** Audience (client id) of each local issuer. */
export const CLIENTS = { customers: 'anklang-customers', staff: 'anklang-staff' } as const
/** The program that stands for core banking here: a client of the staff issuer. The secret is nobody's secret. */
export const CORE_BANKING = { clientId: 'anklang-core-banking', secret: 'only-on-this-machine' } as const
export type IssuerName = keyof typeof CLIENTS

export const issuerUrl = (publicUrl: string, name: IssuerName): string => `${publicUrl}/local/oidc/${name}`

/** Values of the template's parameters on this machine; the others keep their defaults. */
export const localParameters = (publicUrl: string): ParameterValues => ({
  PublicUrl: publicUrl,
  CustomerIssuer: issuerUrl(publicUrl, 'customers'),
  CustomerAudience: CLIENTS.customers,
  StaffIssuer: issuerUrl(publicUrl, 'staff'),
  StaffAudience: CLIENTS.staff,
  DirectoryAudience: CORE_BANKING.clientId,
})
