import {expect, test} from 'vitest';
import {type DocumentSource, documentId} from '../../source/dashboard/records/document.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import {cellKey, type Grid} from '../../source/probes/matrix/grid.ts';
import {forward, forwarded} from '../_helpers/forwards.ts';
import {clients, liveFeed} from '../_helpers/rows.ts';
import {openScreen, type Screen, sizes, start} from '../_helpers/screen.tsx';

const [red, green, yellow, cyan] = [1, 2, 3, 6];
const [wide, backTab, enter] = ['\u0017', '\u001B[Z', '\r'];
const key = 'shop/checkout';
const {target} = clients[0]!;

type Look = Partial<Pick<ReturnType<Screen['cell']>, 'color' | 'isInverse' | 'isBold'>>;

/** A pane: what the cluster tells and what is typed, what is then shown at every size, and how some of it looks. */
type Pane = {
	readonly keys?: readonly string[];
	readonly feed?: readonly Action[];
	/** Told after the keys. */
	readonly actions?: readonly Action[];
	readonly document?: readonly [DocumentSource, ...string[]];
	readonly texts: readonly string[];
	readonly looks: Readonly<Record<string, Look>>;
};

const service = {kind: 'Service', namespace: 'shop', name: 'checkout'} as const;
const log: DocumentSource = {
	...{kind: 'logs', target: {namespace: 'shop', pod: 'web-1', container: 'api'}, others: ['api']},
	...{isPrevious: false, since: 'tail'},
};

const step = {id: 1, title: 'the name', client: target, tool: 'getent', argv: ['getent', 'hosts', 'checkout']};
const result = {outcome: 'nxdomain', detail: 'no such name', ms: 41.6, output: ''} as const;
const verdict = {answer: 'fails', sentence: 'The name does not resolve.'} as const;
const probed: readonly Action[] = [
	{type: 'probe/started', key, kind: 'nslookup', client: target, at: start},
	{type: 'probe/progressed', key, progress: {kind: 'step', step: {...step, result}}},
	{type: 'probe/progressed', key, progress: {kind: 'verdict', verdict}},
];

const grid: Grid = {
	clients: [{target, node: 'node-1', isBackend: false}],
	endpoints: [{address: '10.244.1.7', port: 8080, pod: 'checkout-1', node: 'node-1'}],
	more: 0,
};
const crossed: readonly Action[] = [
	{type: 'matrix/started', key, at: start},
	{type: 'matrix/progressed', key, progress: {kind: 'grid', grid}},
	{
		...{type: 'matrix/progressed', key},
		progress: {kind: 'cell', key: cellKey(0, 0), cell: {outcome: 'ok', ms: 12, detail: '200 OK'}},
	},
];

const ran = (id: number, name: string, isFailure: boolean): Action => ({
	type: 'commands/ran',
	entry: {
		...{id, at: start, ms: 12, kind: 'command', context: 'prod-eu', client: target, argv: ['nslookup', name]},
		...{isFailure, outcome: isFailure ? 'exit 1' : 'exit 0', output: 'Address: 10.96.4.7'},
	},
});

const strong: Look = {isBold: true};
const chosen: Look = {isInverse: true};
const broken: Look = {color: red};

const panes: Readonly<Record<string, Pane>> = {
	services: {
		texts: ['SERVICES 5', 'checkout', 'ledger', 'redis', 'mail', 'web'],
		looks: {'SERVICES 5': strong, '✖ shop': {...broken, ...chosen}, '▲ infra': {color: yellow, isInverse: false}},
	},
	'wide services': {
		keys: [wide],
		texts: ['SERVICES 5 · wide', 'checkout'],
		looks: {'✖ shop': {...broken, ...chosen}},
	},
	endpoints: {
		keys: ['G', '\t', 'z'],
		texts: ['ENDPOINTS web · 3', 'web-2'],
		looks: {'ENDPOINTS web': strong, '✔ ': {color: green, isInverse: true}},
	},
	pods: {
		keys: ['jj', backTab, 'z'],
		texts: ['PODS redis · 3', 'redis-2', 'CrashLoop'],
		looks: {'PODS redis': strong, '✖ redis-2': broken},
	},
	'pods that nearly match': {
		keys: [backTab, 'z'],
		texts: ['PODS checkout · 0 match, 3 close', 'app=checkout (not checkuot)'],
		looks: {'PODS checkout': strong, 'checkout-7d9c-a': chosen},
	},
	diagnosis: {
		keys: [enter],
		texts: ['DIAGNOSIS shop/checkout', 'no pod has app=checkuot', 'spec.selector.app = checkuot'],
		looks: {DIAGNOSIS: strong, '✖ ': broken},
	},
	timeline: {keys: ['h'], texts: ['HISTORY shop/checkout', 'Nothing has changed'], looks: {HISTORY: strong}},
	probe: {
		keys: ['n', enter],
		actions: probed,
		texts: ['PROBE shop/checkout', 'The name does not resolve.', 'getent · nxdomain · 42 ms', 'exec toolbox -c main'],
		looks: {'PROBE shop': strong, '✖ The name': broken},
	},
	matrix: {
		keys: ['T', enter],
		actions: crossed,
		texts: ['MATRIX shop/checkout', 'A  toolbox, container main', '10.244.1.7', '✔ 12 ms'],
		looks: {'MATRIX shop': strong, '✔ 12 ms': {color: green}},
	},
	describe: {
		document: [{kind: 'describe', subject: service}, 'Name:  checkout', 'Selector:  app=checkuot'],
		texts: ['DESCRIBE Service shop/checkout', 'Selector:  app=checkuot'],
		looks: {DESCRIBE: strong, Selector: {color: cyan}},
	},
	yaml: {
		document: [{kind: 'yaml', subject: service}, 'kind: Service', 'spec:', "  clusterIP: '10.96.4.7'"],
		texts: ['YAML Service shop/checkout', "clusterIP: '10.96.4.7'"],
		looks: {YAML: strong, clusterIP: {color: cyan}, "'10.96.4.7'": {color: green}},
	},
	logs: {
		keys: ['/two', enter],
		document: [log, '2026-03-01T12:00:00Z one', '2026-03-01T12:00:01Z two!'],
		texts: ['LOGS shop/web-1 api', '/two 1 of 1'],
		looks: {'LOGS shop': strong, 'two!': {isInverse: true}},
	},
	events: {
		document: [{kind: 'events', subject: service}, 'LAST SEEN  TYPE     REASON', '3m         Warning  Unhealthy'],
		texts: ['EVENTS Service shop/checkout', 'Unhealthy'],
		looks: {EVENTS: strong, Warning: {color: yellow}},
	},
	messages: {
		keys: [':messages\r'],
		feed: [{type: 'notice/shown', level: 'error', text: 'Nothing could be saved.', at: 0}],
		texts: ['MESSAGES', 'error Nothing could be saved.'],
		looks: {MESSAGES: strong, 'error Nothing': broken},
	},
	help: {keys: ['?'], texts: ['HELP', 'In lists', 'nslookup'], looks: {HELP: strong, 'In lists': strong}},
	namespaces: {
		keys: [':ns\r', 'j'],
		texts: ['NAMESPACES 3', 'all namespaces', '1 warning', '2 broken'],
		looks: {'NAMESPACES 3': strong, infra: chosen, '✖ shop': {...broken, isInverse: false}},
	},
	'namespaces, filtered': {
		keys: [':ns\r', '/sho'],
		texts: ['NAMESPACES 1 · /sho · 2 hidden', '✖ shop', '/sho█'],
		looks: {'✖ shop': {...broken, ...chosen}},
	},
	contexts: {
		keys: [':ctx\r', 'j'],
		texts: ['CONTEXTS 2', 'current'],
		looks: {'CONTEXTS 2': strong, staging: chosen},
	},
	columns: {keys: ['o'], texts: ['SORT BY 13', 'worst first'], looks: {'SORT BY 13': strong, severity: chosen}},
	containers: {
		keys: ['jj', 'l'],
		texts: ['CONTAINERS 3', 'redis-0', 'api · ready'],
		looks: {'CONTAINERS 3': strong, 'redis-2': chosen},
	},
	clients: {
		keys: ['p'],
		texts: ['PROBE FROM 2', 'main · default'],
		looks: {'PROBE FROM 2': strong, toolbox: chosen},
	},
	log: {
		keys: ['L'],
		feed: [ran(1, 'web.', false), ran(2, 'shop.', true)],
		texts: ['LOG 2', 'exit 1 · 12 ms', 'exit 0 · 12 ms'],
		looks: {'LOG 2': strong, '✖ ': {...broken, ...chosen}},
	},
	'one command of the log': {
		keys: ['L', enter],
		feed: [ran(1, 'web.', false)],
		texts: ['-- nslookup web.', 'exit 0 · 12 ms', 'Address: 10.96.4.7'],
		looks: {LOG: strong},
	},
	forwards: {
		keys: ['f'],
		feed: [forwarded(forward(), forward({local: 9090, pod: undefined}))],
		texts: ['FORWARDS 2', '127.0.0.1:8080', '127.0.0.1:9090', 'shop/web'],
		looks: {'FORWARDS 2': strong, '127.0.0.1:8080': chosen, '127.0.0.1:9090': {isInverse: false}},
	},
	filter: {
		keys: ['/red'],
		texts: ['SERVICES 1 · /red', 'redis', '/red█'],
		looks: {'▲ infra': {color: yellow, ...chosen}},
	},
	'command line': {keys: [':ns sh'], texts: [':ns sh█  ns shop'], looks: {':ns sh': {color: undefined}}},
	url: {keys: ['c'], texts: ['curl http://checkout/█'], looks: {'curl http': {color: undefined}}},
	'a port to forward': {keys: ['F'], texts: ['forward 8080:http█'], looks: {'forward 8080': {color: undefined}}},
	question: {keys: ['n'], texts: ['Run nslookup', '<enter>', '<a>'], looks: {'<enter>': {color: cyan}}},
	'question before leaving': {
		keys: ['q'],
		feed: [forwarded(forward())],
		texts: ['1 port is forwarded.', '<enter> quit'],
		looks: {'<enter> quit': {color: cyan}},
	},
	notice: {keys: [':nonsense\r'], texts: ['✖ There is no command nonsense'], looks: {'✖ There': broken}},
};

/** The first cell of a text below the header, which has marks of its own. */
const cellOf = (screen: Screen, text: string) => {
	const y = screen.lines().findIndex((line, index) => index > 0 && line.includes(text));
	return y < 0 ? undefined : screen.cell(screen.lines()[y]!.indexOf(text), y);
};

test.each(Object.entries(panes))(
	'%s, at every size',
	async (_, {keys = [], feed = [], actions = [], document, ...seen}) => {
		const screen = await openScreen({columns: 60, rows: 15, clients, feed: [...liveFeed(), ...feed]});
		if (document !== undefined) {
			const [source, ...lines] = document;
			const grown: Action = {type: 'document/grown', id: documentId(source), lines, note: ''};
			await screen.dispatch({type: 'document/opened', source}, grown);
		}

		await screen.press(...keys);
		await screen.dispatch(...actions);
		for (const [columns, rows] of sizes) {
			if (columns > 60) {
				await screen.resize(columns, rows);
			}

			for (const text of seen.texts) {
				expect(screen.text(), `${columns}×${rows}`).toContain(text);
			}

			for (const [text, look] of Object.entries(seen.looks)) {
				expect(cellOf(screen, text), `${text} at ${columns}×${rows}`).toMatchObject(look);
			}

			expect(screen.lines()[0]).toContain('● live');
		}
	},
);
