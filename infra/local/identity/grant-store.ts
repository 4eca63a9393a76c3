import type { Adapter, AdapterPayload } from 'oidc-provider'
import { z } from 'zod'
import type { State } from '../state.ts'

const payloadSchema = z.looseObject({})
const parse = (row: Record<string, unknown> | undefined): AdapterPayload | undefined =>
  row === undefined ? undefined : payloadSchema.parse(JSON.parse(String(row['payload'])))
const seconds = (): number => Math.floor(Date.now() / 1_000)

/** Sessions, grants and codes of the OpenID provider in the local database, so that people stay signed in over a restart. */
export function createGrantStore({ database }: State, issuer: string): (model: string) => Adapter {
  database.exec(`CREATE TABLE IF NOT EXISTS oidc (
      issuer TEXT, model TEXT, id TEXT, payload TEXT NOT NULL, expires INTEGER NOT NULL, grant_id TEXT, uid TEXT, code TEXT,
      PRIMARY KEY (issuer, model, id));
    DELETE FROM oidc WHERE expires < unixepoch();`)
  const upsert = database.prepare('INSERT OR REPLACE INTO oidc VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const by = (column: string) =>
    database.prepare(`SELECT payload FROM oidc WHERE issuer = ? AND model = ? AND ${column} = ? AND expires >= ?`)
  const [byId, byUid, byCode] = [by('id'), by('uid'), by('code')]
  const consume = database.prepare(
    `UPDATE oidc SET payload = json_set(payload, '$.consumed', ?) WHERE issuer = ? AND model = ? AND id = ?`,
  )
  const destroy = database.prepare('DELETE FROM oidc WHERE issuer = ? AND model = ? AND id = ?')
  const revoke = database.prepare('DELETE FROM oidc WHERE issuer = ? AND grant_id = ?')
  const FAR = 9_999_999_999
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      const expires = expiresIn ? seconds() + expiresIn : FAR
      const { grantId = null, uid = null, userCode = null } = payload
      upsert.run(issuer, model, id, JSON.stringify(payload), expires, grantId, uid, userCode)
    },
    find: async (id) => parse(byId.get(issuer, model, id, seconds())),
    findByUid: async (uid) => parse(byUid.get(issuer, model, uid, seconds())),
    findByUserCode: async (code) => parse(byCode.get(issuer, model, code, seconds())),
    consume: async (id) => {
      consume.run(seconds(), issuer, model, id)
    },
    destroy: async (id) => {
      destroy.run(issuer, model, id)
    },
    revokeByGrantId: async (grantId) => {
      revoke.run(issuer, grantId)
    },
  })
}
