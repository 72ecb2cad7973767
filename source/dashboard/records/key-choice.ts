/** Everything a key does that can be given another key, by its name in the configuration, with the keys it has without one. */
export const defaultKeys = {
	nslookup: ['n'],
	curl: ['c'],
	trace: ['t'],
	matrix: ['T'],
	repeat: ['r'],
	'repeat-always': ['R'],
	commands: ['L'],
	copy: ['x'],
	search: ['/'],
	'next-match': ['n'],
	'previous-match': ['N'],
	'full-screen': ['f'],
	'copy-text': ['c'],
	save: ['ctrl-s'],
	wrap: ['w'],
	reload: ['r', 'ctrl-r'],
	'scroll-left': ['left'],
	'scroll-right': ['right'],
	'previous-logs': ['p'],
	'next-container': ['C'],
	timestamps: ['t'],
	'auto-scroll': ['s'],
	describe: ['d'],
	yaml: ['y'],
	logs: ['l'],
	events: ['e'],
	shell: ['s'],
	jump: ['J'],
	unfold: ['z'],
	markdown: ['M'],
	forward: ['F'],
	forwards: ['f'],
	'copy-address': ['enter', 'x'],
	stop: ['d', 'ctrl-d'],
	select: ['enter'],
	filter: ['/'],
	'sort-by-name': ['N'],
	'sort-by-namespace': ['P'],
	'sort-by-age': ['A'],
	'sort-by-severity': ['S'],
	sort: ['o'],
	'reverse-sort': ['O'],
	wide: ['ctrl-w'],
	diagnosis: ['enter'],
	history: ['h'],
	command: [':'],
	'probe-from': ['p'],
	'next-pane': ['tab'],
	'previous-pane': ['shift-tab'],
	zoom: ['z'],
	'only-findings': ['ctrl-z'],
	'previous-place': ['-'],
	down: ['j', 'down'],
	up: ['k', 'up'],
	'page-down': ['ctrl-f', 'pgdn'],
	'page-up': ['ctrl-b', 'pgup'],
	first: ['g', 'home'],
	last: ['G', 'end'],
	quit: ['q'],
	help: ['?'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KeyAction = keyof typeof defaultKeys;

/** The keys of what was given others, as key-names.ts names them. */
export type KeyChoice = Readonly<Partial<Record<KeyAction, readonly string[]>>>;

export const noKeyChosen: KeyChoice = {};

/** Keys that are not written as they are named; shift-f as k9s writes it. */
const written: Readonly<Record<string, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	' ': 'space',
	F: 'shift-f',
};

/** A key as it is written for a person. */
export const keyLabel = (key: string): string => written[key] ?? key;

export const keysOf = (chosen: KeyChoice, action: KeyAction): readonly string[] =>
	chosen[action] ?? defaultKeys[action];

/** A text in which `{action}` stands for the key of an action. */
export const withKeys = (text: string, chosen: KeyChoice): string =>
	text.replaceAll(/\{([a-z-]+)\}/g, (_, action: KeyAction) => keyLabel(keysOf(chosen, action)[0]!));
