import type { FC } from 'hono/jsx'
import { encode } from 'uqr'

/** Modules of white around a code that readers want (ISO/IEC 18004). */
const border = 4

/** The dark modules of a code as one path, run by run: hundreds of them may stand in one document. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) =>
      [...row.map(Number).join('').matchAll(/1+/g)].map(({ 0: run, index }) => ({ run, index, y })),
    )
    .map(({ run, index, y }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('')

/** A QR code of an address, as large as what it stands in. */
export const QrCode: FC<{ readonly of: string; readonly label: string }> = ({ of, label }) => {
  const { size, data } = encode(of, { ecc: 'M', border })
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  )
}
