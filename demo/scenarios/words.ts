import { addressName } from '../company/names.ts'
import { mailDomain } from '../company/people.ts'
import type { DemoPerson } from '../company/person.ts'
import { type SiteCode, sitePlans } from '../company/sites.ts'
import { customers, suppliers } from '../company/trade.ts'
import type { Random } from '../random.ts'
import { minuteMs } from '../time/span.ts'
import { toLocal } from '../time/zone.ts'

/** Where and for whom a text is written. */
export interface Setting {
  site: SiteCode
  /** Null for a monitor. */
  person: DemoPerson | null
  /** Somebody of the same department. */
  colleague: DemoPerson
  /** Milliseconds since 1970. */
  openedAt: number
}

type Maker = (random: Random, setting: Setting) => string

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const floors = ['ground floor', 'first floor', 'second floor', 'third floor']
const plants: Record<SiteCode, string> = {
  STU: '1000',
  LYO: '1200',
  BHM: '1300',
  GDN: '1000',
  CIN: '2100',
  PEN: '3100',
}
const digits = (random: Random, count: number) =>
  String(random.whole(0, 10 ** count - 1)).padStart(count, '0')
/** A person has his place on one floor, and the printers he speaks of stand there. */
const floorOf = (random: Random, { person }: Setting): number =>
  person ? person.asset.charCodeAt(6) % floors.length : random.whole(0, floors.length - 1)
const device =
  (kind: string): Maker =>
  (random, setting) =>
    `${kind}-${setting.site}-${floorOf(random, setting)}F-${String(random.whole(1, 6)).padStart(2, '0')}`
const oneOf =
  (...choices: readonly string[]): Maker =>
  random =>
    random.pick(choices)

const makers: Record<string, Maker> = {
  ap: (random, setting) =>
    `ap-${setting.site.toLowerCase()}-${floorOf(random, setting)}f-${digits(random, 2)}`,
  asset: (_, { person }) => person?.asset ?? 'MC-L10000',
  batch: random => `B${random.whole(11, 48)}-${digits(random, 5)}`,
  colleague: (_, { colleague }) => colleague.name,
  contactmail: random =>
    `${random.pick(['orders', 'engineering', 'm.berger', 'k.larsson', 'purchasing'])}@${addressName(random.pick([...customers, ...suppliers])).replaceAll('.', '-')}.example`,
  customer: random => random.pick(customers),
  dock: oneOf('DockOne 200', 'DockOne 300', 'Halden Dock Pro'),
  drawing: random => `MC-${random.whole(41, 59)}${digits(random, 3)}-0${random.whole(1, 6)}`,
  drive: oneOf('G:', 'P:', 'S:', 'T:'),
  ext: (_, { person }) => person?.phone?.slice(-4) ?? '0',
  file: oneOf(
    'Budget_final.xlsx',
    'Price list 2.xlsx',
    'Supplier scorecard.xlsx',
    'Shift plan.xlsx',
    'Closing checklist.xlsx',
    'Test protocol.docx',
  ),
  floor: (random, setting) => floors[floorOf(random, setting)] ?? 'first floor',
  headset: oneOf('Tonalis 40', 'Tonalis 65', 'Velo Call Duo'),
  labelprinter: device('LBL'),
  laptop: oneOf('Orion 14', 'Orion 14 G2', 'Orion 15 Pro', 'Halden X2'),
  line: random =>
    random.pick([
      'Line 1',
      'Line 2',
      'Line 3',
      'Line 5',
      'Press cell 2',
      'Assembly cell 4',
      'Milling cell 7',
    ]),
  list: oneOf('DL-Plant-Leads', 'DL-Sales-EMEA', 'DL-Quality-All', 'DL-Closing-Team', 'DL-Shift-Supervisors'),
  mailbox: random =>
    `${random.pick(['orders', 'invoices', 'quality', 'logistics', 'careers', 'service', 'claims'])}@${mailDomain}`,
  material: random => `7-${digits(random, 3)}-${digits(random, 3)}`,
  minutes: random => String(random.whole(6, 20)),
  monitor: oneOf('Clarion 24', 'Clarion 27Q', 'Halden View 34'),
  n: random => String(random.whole(3, 9)),
  newcomer: random =>
    `${random.pick(['Laura', 'David', 'Mia', 'Noah', 'Julia', 'Amir', 'Sarah', 'Leon'])} ${random.pick(['Becker', 'Martin', 'Walsh', 'Kaminski', 'Costa', 'Reed', 'Sinclair', 'Aziz'])}`,
  order: random => `12000${digits(random, 5)}`,
  othersite: (random, { site }) => {
    const others = Object.entries(sitePlans).filter(([code]) => code !== site)
    return random.pick(others)[1].short
  },
  phone: oneOf('Nova S5', 'Nova S6', 'Pelican 12', 'Pelican 14'),
  plant: (_, { site }) => plants[site],
  po: random => `45000${digits(random, 5)}`,
  port: random => `${random.whole(0, 3)}.${random.whole(10, 48)}-${random.pick(['A', 'B'])}`,
  printer: device('PRT'),
  project: oneOf('Helios', 'Northstar', 'Quarz', 'Delta 4', 'Monsun', 'Compact Drive', 'Argus'),
  report: oneOf(
    'Daily output',
    'Order backlog',
    'Delivery reliability',
    'Sales by region',
    'Stock ageing',
    'Cost centre report',
  ),
  room: (random, { site }) => random.pick(sitePlans[site].rooms),
  server: (random, { site }) =>
    `mc-${site.toLowerCase()}-${random.pick(['app', 'file', 'db', 'mes'])}${digits(random, 2)}`,
  share: (random, { person }) =>
    `G:\\${(person?.department ?? 'Common').replaceAll(' ', '')}\\${random.pick(['Planning', 'Reports', 'Templates', 'Archive', 'Projects', 'Controlling'])}`,
  site: (_, { site }) => sitePlans[site].short,
  supplier: random => random.pick(suppliers),
  switch: (random, { site }) => `sw-${site.toLowerCase()}-${random.whole(0, 3)}f-0${random.whole(1, 4)}`,
  terminal: (random, { site }) => `LC-${site}-${String(random.whole(1, 40)).padStart(2, '0')}`,
  time: (random, { site, person, openedAt }) =>
    clockTime(site, openedAt - (person ? random.whole(5, 90) : 2) * minuteMs),
  url: random => `https://${random.pick(['quality', 'plm', 'portal', 'reports', 'training'])}.${mailDomain}`,
  version: random => `${random.whole(4, 9)}.${random.whole(0, 9)}.${random.whole(0, 24)}`,
  weekday: (_, { site, openedAt }) => lastWeekday(site, openedAt),
  workstation: oneOf('Halden Z4', 'Halden Z6', 'Orion Tower 8'),
}

function clockTime(site: SiteCode, at: number): string {
  const { minute } = toLocal(sitePlans[site].zone, at)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`
}

/** A weekday other than the day of the report: "since Tuesday" is never said on a Tuesday. */
function lastWeekday(site: SiteCode, at: number): string {
  const { day } = toLocal(sitePlans[site].zone, at)
  const weekday = (day + 4) % 7
  return weekdays[(weekday + 2) % 5] ?? 'Monday'
}

/** The words of one incident: a printer named in the title is the same one in the note three days later. */
export class Words {
  readonly #random: Random
  readonly #setting: Setting
  readonly #known = new Map<string, string>()

  constructor(random: Random, setting: Setting) {
    this.#random = random
    this.#setting = setting
  }

  fill(text: string): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.#word(name))
  }

  #word(name: string): string {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const maker = makers[name]
    if (!maker) throw new Error(`No scenario knows the word {${name}}.`)
    const word = maker(this.#random, this.#setting)
    this.#known.set(name, word)
    return word
  }
}
