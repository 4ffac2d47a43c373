import { generateKeyPairSync, sign } from 'node:crypto'

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)
const id = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const time = (year: string): Buffer => der(0x18, Buffer.from(`${year}0101000000Z`))
const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

/** A certificate for 127.0.0.1 that nobody vouches for, and its key, made without any tool. */
export const ownCertificate = (): { cert: string; key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const ecdsaWithSha256 = sequence(id('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(id('550403'), der(0x0c, Buffer.from('127.0.0.1')))))
  const alternativeName = sequence(der(0x87, Buffer.from([127, 0, 0, 1])))
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time('2020'), time('2199')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(id('551d11'), der(0x04, alternativeName)))),
  )
  return {
    cert: pem(sequence(content, ecdsaWithSha256, bits(sign('sha256', content, privateKey)))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
