import {missingText} from '../../model/missing-text.ts';
import type {KeyAction} from '../records/key-choice.ts';
import {type SortId, sortColumns} from '../rows/sorting.ts';
import type {Pane} from '../state/state.ts';
import {type PaneArgument, readPaneArgument} from './pane-argument.ts';

/** Where the key of a command does what the command says; the Service's keys do it in the lists and in what is told of it. */
export type KeyPlace = 'lists' | 'service' | 'text' | 'document' | 'forwards' | 'anywhere';

/** What a line after `:` asks for. */
export type Order =
	/** In a namespace, and with a filter, where one is named. */
	| ({readonly kind: 'pane'; readonly pane: Pane} & PaneArgument)
	| {readonly kind: 'namespace'; readonly name: string}
	| {readonly kind: 'context'; readonly name: string}
	/** Among those that a filter lets through. */
	| {readonly kind: 'pick-namespace'; readonly filter: string}
	| {readonly kind: 'pick-context'; readonly filter: string}
	| {readonly kind: 'messages'}
	| {readonly kind: 'copy'}
	| {readonly kind: 'sort'; readonly by: SortId}
	/** What a key does; `search` is what to look for in the text that it opens. */
	| {readonly kind: 'key'; readonly action: KeyAction; readonly place: KeyPlace; readonly search?: string}
	/** A trace or a matrix of one Service, by its name; '' for the one that is looked at. */
	| ({readonly kind: 'probe-service'; readonly probe: 'trace' | 'matrix'} & NamedService)
	| {readonly kind: 'probe'}
	| {readonly kind: 'forwards'}
	| {readonly kind: 'quit'}
	/** Whatever that closes. */
	| {readonly kind: 'quit-now'}
	/** What is wrong with it, and what would be right. */
	| {readonly kind: 'problem'; readonly text: string};

/** A Service as someone writes it, in `namespace` where they name one, and a port of it where they do. */
export type NamedService = {
	readonly namespace: string | undefined;
	readonly name: string;
	readonly port: string | undefined;
};

type Command = {
	readonly name: string;
	readonly aliases?: readonly string[];
	readonly help: string;
	read(argument: string): Order;
};

const readSort = (name: string): Order => {
	const column = sortColumns.find(({id}) => id === name);
	if (column !== undefined) {
		return {kind: 'sort', by: column.id};
	}

	const known = sortColumns.map(({id}) => id);
	return name === ''
		? {kind: 'key', action: 'sort', place: 'lists'}
		: {kind: 'problem', text: missingText('column', name, known, `Sort by ${known.join(', ')}.`)};
};

const pane =
	(name: Pane) =>
	(argument: string): Order => {
		const read = readPaneArgument(argument);
		const text = `"${argument}" is no namespace and filter. Write NAMESPACE, /FILTER or KEY=VALUE.`;
		return read === undefined ? {kind: 'problem', text} : {kind: 'pane', pane: name, ...read};
	};

/** A name, or a filter after a slash, as in k9s. */
const named =
	(kind: 'namespace' | 'context') =>
	(argument: string): Order =>
		argument === '' || argument.startsWith('/')
			? {kind: `pick-${kind}`, filter: argument.slice(1)}
			: {kind, name: argument};

/** `[NAMESPACE/]SERVICE[:PORT]`, or `:PORT` alone; the key of the command where nothing is written. */
const readService =
	(probe: 'trace' | 'matrix') =>
	(argument: string): Order => {
		if (argument === '') {
			return {kind: 'key', action: probe, place: 'service'};
		}

		const [isService, namespace, name = '', port] = /^(?:([^/:\s]+)\/)?([^/:\s]+)?(?::(\S+))?$/.exec(argument) ?? [];
		return isService === undefined || (namespace !== undefined && name === '')
			? {kind: 'problem', text: `"${argument}" names no Service. Write :${probe} [NAMESPACE/]SERVICE[:PORT].`}
			: {kind: 'probe-service', probe, namespace, name, port};
	};

/** What a command does that takes nothing behind it. */
const plain =
	(order: Order) =>
	(argument: string): Order =>
		argument === ''
			? order
			: {kind: 'problem', text: `"${argument}" is not understood: this command takes no argument.`};

const key = (place: KeyPlace, action: KeyAction) => plain({kind: 'key', action, place});

/** The key of a command that opens a text, which is searched for what stands behind a slash. */
const searched =
	(action: KeyAction) =>
	(argument: string): Order =>
		argument.startsWith('/')
			? {kind: 'key', action, place: 'service', search: argument.slice(1)}
			: key('service', action)(argument);

/** Every command of the command line. */
export const lineCommands: readonly Command[] = [
	{
		name: 'svc',
		aliases: ['services'],
		help: 'Services: [NAMESPACE] [/FILTER or KEY=VALUE]',
		read: pane('services'),
	},
	{name: 'ep', aliases: ['endpoints'], help: 'endpoints of the Service, likewise', read: pane('endpoints')},
	{
		name: 'pods',
		aliases: ['po', 'pod'],
		help: 'pods of the Service, likewise; of the first with a match',
		read: pane('pods'),
	},
	{
		name: 'ns',
		aliases: ['namespaces'],
		help: 'go to a namespace, or select one: [NAMESPACE or /FILTER]',
		read: named('namespace'),
	},
	{
		name: 'ctx',
		aliases: ['contexts'],
		help: 'go to a context, or select one: [CONTEXT or /FILTER]',
		read: named('context'),
	},
	{
		name: 'describe',
		help: 'describe the Service, pod or EndpointSlice; /TEXT searches it',
		read: searched('describe'),
	},
	{name: 'yaml', help: 'YAML of the selected object, likewise', read: searched('yaml')},
	{
		name: 'events',
		aliases: ['ev', 'event'],
		help: 'events of the selected object, likewise',
		read: searched('events'),
	},
	{name: 'logs', aliases: ['log'], help: 'logs of a container, likewise', read: searched('logs')},
	{name: 'shell', help: 'shell in a container of the selected object', read: key('service', 'shell')},
	{name: 'messages', help: 'everything svctop has said', read: plain({kind: 'messages'})},
	{name: 'copy', help: 'print what would be copied, to be selected', read: plain({kind: 'copy'})},
	{name: 'save', help: 'save the open text to a file', read: key('text', 'save')},
	{name: 'reload', help: 'load the open text again', read: key('document', 'reload')},
	{name: 'last', help: 'previous namespace or context', read: key('lists', 'previous-place')},
	{name: 'check', help: 'toggle: only Services with findings', read: key('lists', 'only-findings')},
	{name: 'wide', help: 'toggle wide columns', read: key('lists', 'wide')},
	{name: 'sort', help: 'sort by a column, or select one', read: readSort},
	{
		name: 'history',
		aliases: ['timeline'],
		help: 'when ready endpoints changed, and why',
		read: key('service', 'history'),
	},
	{name: 'nslookup', help: 'resolve the Service inside a pod', read: key('service', 'nslookup')},
	{name: 'curl', help: 'request a URL of the Service inside a pod', read: key('service', 'curl')},
	{name: 'trace', help: 'trace the path to the Service, or to SERVICE:PORT', read: readService('trace')},
	{name: 'matrix', help: 'connectivity matrix: pods × endpoints, likewise', read: readService('matrix')},
	{name: 'probe', help: 'the last probe of the Service', read: plain({kind: 'probe'})},
	{name: 'commands', help: 'commands run in pods', read: key('service', 'commands')},
	{name: 'forward', help: 'forward a local port to the Service', read: key('service', 'forward')},
	{name: 'forwards', aliases: ['pf'], help: 'port-forwards', read: plain({kind: 'forwards'})},
	{name: 'stop', help: 'stop the selected port-forward', read: key('forwards', 'stop')},
	{name: 'page-down', help: 'a page down', read: key('anywhere', 'page-down')},
	{name: 'page-up', help: 'a page up', read: key('anywhere', 'page-up')},
	{name: 'help', help: 'every key', read: key('anywhere', 'help')},
	{name: 'q', aliases: ['quit'], help: 'quit', read: plain({kind: 'quit'})},
	{name: 'q!', help: 'quit without asking; closes port-forwards', read: plain({kind: 'quit-now'})},
];

const isCalled =
	(text: string) =>
	({name, aliases = []}: Command) =>
		name === text || aliases.includes(text);

const parts = (text: string) => {
	const [, name = '', gap = '', argument = ''] = /^\s*(\S*)(\s*)(.*?)\s*$/.exec(text) ?? [];
	return {name, argument, hasGap: gap !== ''};
};

/** Reads a line; undefined where it is empty. */
export const readCommand = (text: string): Order | undefined => {
	const {name, argument} = parts(text);
	if (name === '') {
		return undefined;
	}

	const known = lineCommands.map(command => command.name);
	return (
		lineCommands.find(isCalled(name))?.read(argument) ?? {
			kind: 'problem',
			text: missingText('command', name, known, ': and tab show those there are.'),
		}
	);
};

/** What the last word of a line can become, given the names each command takes. */
export const completions = (text: string, names: Readonly<Record<string, readonly string[]>>): readonly string[] => {
	const {name, argument, hasGap} = parts(text);
	if (!hasGap) {
		const starting = (names: readonly string[]) => names.filter(known => known.startsWith(name));
		const found = starting(lineCommands.map(command => command.name));
		return found.length > 0 ? found : starting(lineCommands.flatMap(({aliases = []}) => aliases));
	}

	const known = names[lineCommands.find(isCalled(name))?.name ?? ''] ?? [];
	return known.filter(known => known.startsWith(argument)).map(known => `${name} ${known}`);
};

/** Text that tab completes a line to: as far as all completions agree. */
export const completed = (text: string, names: Readonly<Record<string, readonly string[]>>): string => {
	const [first, ...others] = completions(text, names);
	if (first === undefined) {
		return text;
	}

	let length = first.length;
	for (const other of others) {
		while (!other.startsWith(first.slice(0, length))) {
			length--;
		}
	}

	const isWhole = others.length === 0 && names[first] !== undefined;
	return isWhole ? `${first} ` : first.slice(0, length);
};
