import type {Pane} from './state.ts';

/** What a line after `:` asks for. */
export type Order =
	| {readonly kind: 'pane'; readonly pane: Pane}
	| {readonly kind: 'namespace'; readonly name: string}
	| {readonly kind: 'context'; readonly name: string}
	| {readonly kind: 'pick-namespace'}
	| {readonly kind: 'pick-context'}
	| {readonly kind: 'messages'}
	| {readonly kind: 'save'}
	| {readonly kind: 'reload'}
	| {readonly kind: 'quit'}
	/** What is wrong with it, and what would be right. */
	| {readonly kind: 'problem'; readonly text: string};

type Command = {readonly name: string; readonly help: string; read(argument: string): Order};

/** Every command of the command line. */
export const lineCommands: readonly Command[] = [
	{name: 'svc', help: 'Services', read: () => ({kind: 'pane', pane: 'services'})},
	{name: 'ep', help: 'Endpoints', read: () => ({kind: 'pane', pane: 'endpoints'})},
	{name: 'pods', help: 'Pods', read: () => ({kind: 'pane', pane: 'pods'})},
	{
		name: 'ns',
		help: 'go to a namespace, or pick one',
		read: name => (name === '' ? {kind: 'pick-namespace'} : {kind: 'namespace', name}),
	},
	{
		name: 'ctx',
		help: 'go to a context, or pick one',
		read: name => (name === '' ? {kind: 'pick-context'} : {kind: 'context', name}),
	},
	{name: 'messages', help: 'everything svctop has said', read: () => ({kind: 'messages'})},
	{name: 'save', help: 'save the open text to a file', read: () => ({kind: 'save'})},
	{name: 'reload', help: 'load the open text again', read: () => ({kind: 'reload'})},
	{name: 'q', help: 'quit', read: () => ({kind: 'quit'})},
];

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

	const command = lineCommands.find(known => known.name === name);
	return (
		command?.read(argument) ?? {
			kind: 'problem',
			text: `There is no command ${name}. Try ${lineCommands.map(known => known.name).join(', ')}.`,
		}
	);
};

/** What the last word of a line can become, given the names each command takes. */
export const completions = (text: string, names: Readonly<Record<string, readonly string[]>>): readonly string[] => {
	const {name, argument, hasGap} = parts(text);
	if (!hasGap) {
		return lineCommands.map(command => command.name).filter(known => known.startsWith(name));
	}

	return (names[name] ?? []).filter(known => known.startsWith(argument)).map(known => `${name} ${known}`);
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
