import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { cellText, looksLikeFormula } from './cell-text.ts'
import { guessDelimiter } from './delimiter.ts'
import { openTable, type TableRow } from './read-table.ts'

async function read(content: string | Buffer, chunk = 7) {
  const bytes = Buffer.from(content as string)
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  )
  const table = await openTable(async () => Readable.from(pieces))
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  return { columns: table.columns, rows }
}

describe('reading a table', () => {
  it('counts rows as a spreadsheet does: header, empty lines and lines within a cell', async () => {
    const { columns, rows } = await read('a,b\n1,2\n\n"x\ny",3\n,\n5,6\r\n')
    expect(columns).toEqual(['a', 'b'])
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, '1', '2'],
      [4, 'x\ny', '3'],
      [6, '5', '6'],
    ])
  })

  it('tells what stands before a quotation mark that never closes', async () => {
    const { rows } = await read('a,b\n1,2\n3,"4\n5,6\n')
    expect(rows.map(({ row }) => row)).toEqual([2, 3])
    expect(rows[1]?.problems[0]?.message).toMatch(/never closed/)
  })

  it('keeps quotation marks within a text', async () => {
    const { rows } = await read('a,b\n5" screen,"she said ""no"""\n')
    expect(rows[0]?.cells).toEqual(['5" screen', 'she said "no"'])
  })

  it('keeps characters that are cut by the pieces a file comes in', async () => {
    const { rows } = await read('a,b\nZürich,Žilina 漢字 🙂\n', 1)
    expect(rows[0]).toMatchObject({ cells: ['Zürich', 'Žilina 漢字 🙂'], problems: [] })
  })

  it('names a column that has no name, and refuses a name given twice', async () => {
    expect((await read('a,,c\n1,2,3')).columns).toEqual(['a', 'Column 2', 'c'])
    await expect(read('a,b,a\n')).rejects.toThrow('The header has the column a twice.')
  })

  it('has no rows when there is only a header', async () => {
    expect((await read('a,b')).rows).toEqual([])
  })
})

it.each([
  ['a,b;c,d', ','],
  ['a;b,c;d', ';'],
  ['a\tb\n1,2,3', '\t'],
  ['"a;b;c;d",e', ','],
  ['alone', ','],
])('the cells of %j are separated by %j', (header, delimiter) => {
  expect(guessDelimiter(header)).toBe(delimiter)
})

it.each([
  ['=SUM(A1)', true],
  ['+1-800-555 CALL', true],
  ['@import', true],
  ['-cmd', true],
  ['-5', false],
  ['+3.5', false],
  ['a=b', false],
  ['- ', false],
])('%j looks like a formula: %j', (text, expected) => {
  expect(looksLikeFormula(text)).toBe(expected)
})

it('text in another encoding is shown and told', () => {
  expect(cellText('Z\xfcrich')).toMatchObject({ text: 'Zürich', problem: expect.stringContaining('UTF-8') })
})
