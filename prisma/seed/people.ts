/*
 * The demo's directory: a small invented force. Nobody here exists; addresses end in .example and lead nowhere.
 */

export type DemoRole = 'assessor' | 'decisionMaker' | 'auditor' | 'policyOwner' | 'administrator' | 'disposer'

export type DemoStaffKind = 'officer' | 'special' | 'pcso' | 'staff' | 'volunteer' | 'contractor'

export type DemoUnit = {
  code: string
  name: string
  kind: 'bcu' | 'ocu' | 'standards' | 'headquarters'
}

export type DemoPerson = {
  /** The OpenID Connect subject. */
  subject: string
  fullName: string
  /** Rank or job. */
  title: string
  staffKind: DemoStaffKind
  /** Warrant number for officers, pay number for others; no format is assumed. */
  staffNumber: string
  email: string
  unit: string
  /** The line manager's subject. */
  manager: string | null
  roles: DemoRole[]
  /** Senior officer: their records are restricted. */
  senior?: boolean
  /** False for somebody who has left. */
  active?: boolean
  /** What to try as this person; given for those in the table that `npm start` prints. */
  tries?: string
}

export const demoUnits: readonly DemoUnit[] = [
  { code: 'HQ', name: 'Force Headquarters', kind: 'headquarters' },
  { code: 'DPS', name: 'Directorate of Professional Standards', kind: 'standards' },
  { code: 'NB', name: 'Northbank Basic Command Unit', kind: 'bcu' },
  { code: 'SB', name: 'Southbank Basic Command Unit', kind: 'bcu' },
  { code: 'HM', name: 'Harbour and Marsh Basic Command Unit', kind: 'bcu' },
  { code: 'VIO', name: 'Violence Reduction Command', kind: 'ocu' },
  { code: 'DIG', name: 'Digital Investigation Command', kind: 'ocu' },
  { code: 'COM', name: 'Media and Communications', kind: 'headquarters' },
  { code: 'RTP', name: 'Roads and Transport Command', kind: 'ocu' },
]

type Extras = Partial<Pick<DemoPerson, 'roles' | 'senior' | 'active' | 'tries'>> & { kind?: DemoStaffKind }

let numbered = 0

/** The subject is the name, lower case and dotted; so is the address. Numbers are handed out in the order of the list. */
function person(
  unit: string,
  title: string,
  fullName: string,
  manager: string | null,
  extras: Extras = {},
): DemoPerson {
  const { kind = 'officer', roles = [], ...rest } = extras
  const subject = subjectOf(fullName)
  numbered += 1
  const warranted = kind === 'officer' || kind === 'special'
  return {
    subject,
    fullName,
    title,
    staffKind: kind,
    staffNumber: warranted ? `W${40_000 + numbered * 17}` : `P${70_000 + numbered * 13}`,
    email: `${subject}@demo.example`,
    unit,
    manager: manager === null ? null : subjectOf(manager),
    roles,
    ...rest,
  }
}

function subjectOf(fullName: string): string {
  return fullName.toLowerCase().replaceAll(' ', '.')
}

const headquarters: DemoPerson[] = [
  // The one person without a line manager: what he declares goes to professional standards.
  person('HQ', 'Chief Constable', 'Alistair Penhale', null, { senior: true }),
  person('HQ', 'Deputy Chief Constable', 'Marguerite Osei', 'Alistair Penhale', { senior: true }),
  person('HQ', 'Assistant Chief Constable', 'Neil Strand', 'Marguerite Osei', { senior: true }),
  person('HQ', 'Assistant Chief Officer', 'Ines Carvalho', 'Alistair Penhale', {
    kind: 'staff',
    senior: true,
  }),
  person('HQ', 'Head of Information Services', 'Graham Tulley', 'Ines Carvalho', { kind: 'staff' }),
  person('HQ', 'Directory administrator', 'Yusra Haddad', 'Graham Tulley', {
    kind: 'staff',
    roles: ['administrator'],
    tries: 'Runs the service and sees no declaration but her own',
  }),
  person('HQ', 'Head of Internal Audit', 'Catrin Bowen', 'Ines Carvalho', {
    kind: 'staff',
    roles: ['auditor'],
    tries: 'Search the history by person, record and time, without its content',
  }),
  person('HQ', 'Internal auditor', 'Lionel Achebe', 'Catrin Bowen', { kind: 'staff', roles: ['auditor'] }),
  person('HQ', 'Contract systems engineer', 'Stefan Mirza', 'Graham Tulley', { kind: 'contractor' }),
]

const standards: DemoPerson[] = [
  person('DPS', 'Commander, head of professional standards', 'Beatrix Lang', 'Marguerite Osei', {
    roles: ['decisionMaker'],
    senior: true,
  }),
  person('DPS', 'Detective Superintendent', 'Owen Farrar', 'Beatrix Lang', {
    roles: ['decisionMaker'],
    tries: 'Named for restricted records: decide what nobody else can see',
  }),
  person('DPS', 'Detective Superintendent', 'Ngozi Adair', 'Beatrix Lang', { roles: ['decisionMaker'] }),
  person('DPS', 'Detective Chief Inspector', 'Helen Marsh', 'Owen Farrar', {
    roles: ['decisionMaker'],
    tries: 'Sign a colleague’s high-risk decision as the second person',
  }),
  person('DPS', 'Detective Inspector', 'Sonia Maddox', 'Helen Marsh', {
    roles: ['assessor'],
    tries: 'Professional standards herself: declare a cousin; only a named decision maker sees it',
  }),
  person('DPS', 'Detective Sergeant', 'Imran Castle', 'Helen Marsh', {
    roles: ['assessor'],
    tries: 'Take a case, search by handle, assess with the four facts and decide',
  }),
  person('DPS', 'Senior integrity analyst', 'Freya Lindqvist', 'Helen Marsh', {
    kind: 'staff',
    roles: ['assessor'],
  }),
  person('DPS', 'Integrity analyst', 'Callum Reddy', 'Sonia Maddox', { kind: 'staff', roles: ['assessor'] }),
  person('DPS', 'Head of prevention and learning', 'Judith Amadi', 'Beatrix Lang', {
    kind: 'staff',
    roles: ['policyOwner'],
    tries: 'Owns the policy texts and sees no declaration but her own',
  }),
  person('DPS', 'Policy adviser', 'Piers Galloway', 'Judith Amadi', {
    kind: 'staff',
    roles: ['policyOwner', 'disposer'],
  }),
  person('DPS', 'Prevention officer', 'Leonie Brock', 'Judith Amadi', { kind: 'staff', roles: ['disposer'] }),
]

const northbank: DemoPerson[] = [
  person('NB', 'Chief Superintendent', 'Martin Oduya', 'Neil Strand', { senior: true }),
  // Past membership of a lodge.
  person('NB', 'Chief Inspector', 'Ruth Vance', 'Martin Oduya', {
    tries: 'Declare a membership that ended in 2009: her manager sees nothing',
  }),
  // Under investigation, and himself the associate in his sergeant's declaration.
  person('NB', 'Inspector', 'Daniel Keane', 'Ruth Vance', {
    tries: 'A manager who is himself declared: no row, no count, no hint',
  }),
  person('NB', 'Sergeant', 'Paula Reyes', 'Daniel Keane', {
    tries: 'Declare her own line manager, and look at her team’s declarations',
  }),
  person('NB', 'Police Constable', 'Amara Okafor', 'Paula Reyes', {
    tries: 'Declare a group chat run by a dismissed officer',
  }),
  person('NB', 'Police Constable', 'Jonah Whitlock', 'Paula Reyes'),
  person('NB', 'Police Constable', 'Saffron Dale', 'Paula Reyes'),
  person('NB', 'Police Constable', 'Kofi Brannigan', 'Paula Reyes'),
  person('NB', 'Sergeant', 'Elif Warner', 'Daniel Keane'),
  person('NB', 'Police Community Support Officer', 'Hana Sethi', 'Elif Warner', {
    kind: 'pcso',
    tries: 'Declare somebody met through a dating site',
  }),
  person('NB', 'Police Community Support Officer', 'Gwen Ashby', 'Elif Warner', { kind: 'pcso' }),
  person('NB', 'Special Constable', 'Ewan Price', 'Elif Warner', { kind: 'special' }),
  person('NB', 'Police support volunteer', 'Marjorie Toft', 'Elif Warner', { kind: 'volunteer' }),
]

const southbank: DemoPerson[] = [
  person('SB', 'Chief Superintendent', 'Adaeze Norton', 'Neil Strand', { senior: true }),
  person('SB', 'Chief Inspector', 'Felix Harrow', 'Adaeze Norton'),
  person('SB', 'Inspector', 'Nadia Bellamy', 'Felix Harrow', {
    tries: 'Decide what her team declares: approve, ask or refer',
  }),
  person('SB', 'Sergeant', 'Greg Tanaka', 'Nadia Bellamy'),
  person('SB', 'Sergeant', 'Moira Quill', 'Nadia Bellamy'),
  person('SB', 'Police Constable', 'Dev Rao', 'Greg Tanaka'),
  person('SB', 'Police Constable', 'Lena Fox', 'Greg Tanaka'),
  person('SB', 'Police Constable', 'Bo Lund', 'Moira Quill'),
  person('SB', 'Police Constable', 'Rory Flynn', 'Moira Quill', {
    tries: 'Say in a declaration that he looked the person up',
  }),
  person('SB', 'Police Constable', 'Tilda Marchetti', 'Moira Quill'),
  person('SB', 'Police Constable', 'Aaron Pike', 'Greg Tanaka', { active: false }),
  person('SB', 'Front counter officer', 'Sunita Goss', 'Moira Quill', { kind: 'staff' }),
]

const harbour: DemoPerson[] = [
  person('HM', 'Superintendent', 'Victor Albury', 'Neil Strand', { senior: true }),
  person('HM', 'Chief Inspector', 'Shirin Dunmore', 'Victor Albury'),
  // Each is entered as the other's manager, as directories sometimes have it.
  person('HM', 'Inspector', 'Patrick Lowe', 'Wanda Sikorska'),
  person('HM', 'Inspector', 'Wanda Sikorska', 'Patrick Lowe'),
  person('HM', 'Sergeant', 'Tariq Benham', 'Shirin Dunmore'),
  person('HM', 'Police Constable', 'Isla Forrester', 'Tariq Benham'),
  person('HM', 'Police Constable', 'Mateus Crane', 'Tariq Benham'),
  person('HM', 'Special Sergeant', 'Bronwen Yardley', 'Tariq Benham', { kind: 'special' }),
  person('HM', 'Police Constable', 'Zainab Holt', 'Patrick Lowe'),
]

const commands: DemoPerson[] = [
  person('VIO', 'Detective Superintendent', 'Rosalind Eke', 'Neil Strand', { senior: true }),
  person('VIO', 'Detective Inspector', 'Hugh Paternoster', 'Rosalind Eke'),
  person('VIO', 'Detective Sergeant', 'Colin Abbot', 'Hugh Paternoster'),
  person('VIO', 'Intelligence analyst', 'Joe Whitcombe', 'Hugh Paternoster', { kind: 'staff' }),
  person('VIO', 'Detective Constable', 'Anneliese Grove', 'Colin Abbot'),
  person('DIG', 'Detective Chief Inspector', 'Simeon Voss', 'Neil Strand'),
  person('DIG', 'Detective Sergeant', 'Keisha Rowntree', 'Simeon Voss', {
    tries: 'Open her queue, read a declaration and decide it',
  }),
  person('DIG', 'Detective Constable', 'Tomasz Brandt', 'Keisha Rowntree', {
    tries: 'Declare a gaming friend of whom only the handle is known',
  }),
  person('DIG', 'Detective Constable', 'Lucinda Hale', 'Keisha Rowntree'),
  person('DIG', 'Digital forensics examiner', 'Bartholomew Ives', 'Keisha Rowntree', { kind: 'staff' }),
  person('DIG', 'Contract data engineer', 'Priyanka Voll', 'Simeon Voss', { kind: 'contractor' }),
  person('COM', 'Director of Communications', 'Delphine Archer', 'Ines Carvalho', { kind: 'staff' }),
  person('COM', 'Communications officer', 'Mia Tran', 'Delphine Archer', {
    kind: 'staff',
    tries: 'Declare an old friend who is a crime reporter',
  }),
  person('COM', 'Press officer', 'Rufus Embley', 'Delphine Archer', { kind: 'staff' }),
  person('RTP', 'Inspector', 'Gareth Nightingale', 'Neil Strand'),
  person('RTP', 'Sergeant', 'Odette Farley', 'Gareth Nightingale'),
  person('RTP', 'Police Constable', 'Samir Kestrel', 'Odette Farley'),
  person('RTP', 'Police Constable', 'Harriet Loam', 'Odette Farley'),
]

export const demoPeople: readonly DemoPerson[] = [
  ...headquarters,
  ...standards,
  ...northbank,
  ...southbank,
  ...harbour,
  ...commands,
]
