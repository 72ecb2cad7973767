import {isMap, isScalar, isSeq, type Node} from 'yaml';
import type {Scope} from '../../dashboard/keyboard/key-binding.ts';
import {keymap} from '../../dashboard/keyboard/keymap.ts';
import {
	defaultKeys,
	type KeyAction,
	type KeyChoice,
	keyLabel,
	keysOf,
	noKeyChosen,
} from '../../dashboard/records/key-choice.ts';
import {nearest} from '../../model/missing-text.ts';
import type {Complain} from './complain.ts';

const actions = Object.keys(defaultKeys) as readonly KeyAction[];

/** Keys with a name; those that always go back, quit, type or select are not to be chosen. */
const named = ['up', 'down', 'left', 'right', 'pgup', 'pgdn', 'home', 'end', 'enter', 'tab', 'shift-tab', 'delete'];

/** Terminals send these as enter, tab, backspace and quit. */
const taken = ['ctrl-c', 'ctrl-h', 'ctrl-i', 'ctrl-j', 'ctrl-m'];

const keyRule = `a key: a character, space, ctrl- or shift- with a letter (not ${taken.join(', ')}), ${named.join(', ')}`;

/** The key as key-names.ts names it; undefined where there is no such key. */
const readKey = (text: string): string | undefined => {
	const [, shifted] = /^shift-([a-z])$/i.exec(text) ?? [];
	if (shifted !== undefined) {
		return shifted.toUpperCase();
	}

	if (text === 'space') {
		return ' ';
	}

	const isCharacter = [...new Intl.Segmenter().segment(text)].length === 1 && !/^[\p{C}\p{Z}]/u.test(text);
	const isControl = /^ctrl-[a-z]$/.test(text) && !taken.includes(text);
	return isCharacter || isControl || named.includes(text) ? text : undefined;
};

type Entry = {readonly action: KeyAction; readonly keys: readonly string[]; readonly node: Node};

const entryOf = (key: unknown, value: unknown, complain: Complain): Entry | undefined => {
	const name = isScalar(key) ? String(key.value) : '';
	const action = actions.find(each => each === name);
	if (action === undefined) {
		const near = nearest(name, actions);
		const meant = near === undefined ? '' : ` Did you mean ${near}?`;
		complain(key as Node, `keys has no ${JSON.stringify(name)}.${meant} There are ${actions.join(', ')}.`);
		return undefined;
	}

	const items: readonly unknown[] = isSeq(value) ? value.items : [value];
	const keys: string[] = [];
	for (const item of items) {
		const text = isScalar(item) && item.value !== null ? String(item.value) : '';
		const read = readKey(text);
		if (read === undefined) {
			complain((item ?? key) as Node, `keys.${action} takes ${keyRule}; not ${JSON.stringify(text)}.`);
			return undefined;
		}

		keys.push(read);
	}

	if (keys.length === 0) {
		complain(value as Node, `keys.${action} takes a key, or a list of them, not an empty list.`);
		return undefined;
	}

	return {action, keys, node: key as Node};
};

const places: Readonly<Partial<Record<Scope, string>>> = {
	list: 'in lists',
	text: 'in the diagnosis, a probe and the help',
	document: 'in documents',
	logs: 'in logs',
	picker: 'where something is selected',
	forwards: 'in the list of port-forwards',
};

/** What else in one of its places has a key of an action: its name, the key, and the place. */
const conflictOf = (chosen: KeyChoice, action: KeyAction) => {
	const scopes = keymap.filter(binding => binding.action === action).flatMap(binding => binding.scopes);
	const keys = keysOf(chosen, action);
	for (const binding of keymap) {
		const scope = binding.scopes.find(each => scopes.includes(each));
		const others = binding.action === undefined ? binding.keys : keysOf(chosen, binding.action);
		const key = others.find(each => keys.includes(each));
		if (binding.action !== action && scope !== undefined && key !== undefined) {
			return {other: binding.action, key, place: places[scope] ?? scope};
		}
	}

	return undefined;
};

/** The keys of what is given others. What would be the key of two things in one place is complained of, and left as it is. */
export const keysAt = (node: Node | undefined, complain: Complain): KeyChoice => {
	if (node === undefined) {
		return noKeyChosen;
	}

	if (!isMap(node)) {
		complain(node, 'keys takes a map from actions to keys; docs/keys.md and svctop config list the actions.');
		return noKeyChosen;
	}

	let entries = node.items.flatMap(({key, value}) => entryOf(key, value, complain) ?? []);
	for (;;) {
		const chosen: KeyChoice = Object.fromEntries(entries.map(({action, keys}) => [action, keys]));
		const found = entries
			.toReversed()
			.map(entry => ({entry, conflict: conflictOf(chosen, entry.action)}))
			.find(({conflict}) => conflict !== undefined);
		if (found?.conflict === undefined) {
			return entries.length === 0 ? noKeyChosen : chosen;
		}

		const {entry, conflict} = found;
		const {other, key, place} = conflict;
		const way =
			other === undefined ? 'That one cannot be changed.' : `Give ${other} another key too, or choose another.`;
		complain(
			entry.node,
			`keys.${entry.action}: ${keyLabel(key)} is the key of ${other ?? 'something else'} ${place}. ${way}`,
		);
		entries = entries.filter(each => each !== entry);
	}
};
