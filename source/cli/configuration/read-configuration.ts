import {isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap} from 'yaml';
import {type ServiceColumnId, serviceColumnIds} from '../../dashboard/records/service-column-ids.ts';
import {nearest} from '../../model/missing-text.ts';
import {limitRanges, type ProbeLimits, usualLimits} from '../../probes/limits.ts';
import {provenCodes} from '../../rules/apply-probe-evidence.ts';
import {findingCodes} from '../../rules/finding-codes.ts';
import {parserMessage} from '../../text/too-deep.ts';
import {imageReference} from '../arguments/image-reference.ts';
import type {Complain} from './complain.ts';
import {type Configuration, type ContextConfiguration, unconfigured} from './configuration.ts';
import {colorsAt, themeAt} from './read-colors.ts';
import {keysAt} from './read-keys.ts';

const keys = [
	'namespace',
	'columns',
	'mouse',
	'theme',
	'colors',
	'keys',
	'debugImage',
	'probes',
	'ignore',
	'contexts',
] as const;

const limitKeys = Object.keys(limitRanges) as ReadonlyArray<keyof ProbeLimits>;

const contextKeys = ['namespace', 'probe'] as const;
const answers = ['ask', 'allow'] as const;

/** A name of a namespace (RFC 1123 label), or * for all. */
const namespacePattern = /^(?:\*|[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)$/;
const namespaceRule = 'a namespace, or "*" for all';
const codeRule = `the codes that svctop explain lists, of its verdicts ${provenCodes.join(' and ')} alone`;

/** Characters of a wrong value that are quoted. */
const mostQuoted = 60;

const shown = (node: unknown) => {
	const text = JSON.stringify(isScalar(node) ? node.value : String(node));
	return text.length > mostQuoted ? `${text.slice(0, mostQuoted)}...` : text;
};

const stringAt = (
	node: Node | undefined,
	key: string,
	pattern: RegExp,
	allowed: string,
	complain: Complain,
): string | undefined => {
	if (node === undefined) {
		return undefined;
	}

	if (isScalar(node) && typeof node.value === 'string' && pattern.test(node.value)) {
		return node.value;
	}

	complain(node, `${key} takes ${allowed}, not ${shown(node)}.`);
	return undefined;
};

/** What a switch says; what holds without it where it says nothing of use. */
const switchAt = (node: Node | undefined, key: string, usual: boolean, complain: Complain): boolean => {
	if (node === undefined) {
		return usual;
	}

	if (isScalar(node) && typeof node.value === 'boolean') {
		return node.value;
	}

	complain(node, `${key} takes true or false, not ${shown(node)}.`);
	return usual;
};

/** The items of a list that are among those allowed, which `choice` tells; undefined where there is no list. */
const listAt = <Value extends string>(
	node: Node | undefined,
	key: string,
	allowed: readonly Value[],
	choice: string,
	complain: Complain,
): readonly Value[] | undefined => {
	if (node === undefined) {
		return undefined;
	}

	if (!isSeq(node)) {
		complain(node, `${key} takes a list of ${choice}.`);
		return undefined;
	}

	return node.items.flatMap(item => {
		const value = isScalar(item) ? String(item.value) : '';
		const found = allowed.find(each => each === value);
		if (found !== undefined) {
			return [found];
		}

		const near = nearest(value, allowed);
		const meant = near === undefined ? '' : ` Did you mean ${near}?`;
		complain(item as Node, `${key} has no ${shown(item)}.${meant} It takes ${choice}.`);
		return [];
	});
};

/** What stands under the keys of a map; a key there is not is complained of. */
const entriesOf = <Key extends string>(
	map: YAMLMap,
	allowed: readonly Key[],
	complain: Complain,
): Partial<Record<Key, Node>> => {
	const found: Partial<Record<Key, Node>> = {};
	for (const {key: node, value} of map.items) {
		const name = isScalar(node) ? String(node.value) : '';
		const key = allowed.find(each => each === name);
		if (key === undefined) {
			complain(node as Node, `there is no ${shown(node)}. There are ${allowed.join(', ')}.`);
		} else if (!isScalar(value) || value.value !== null) {
			// A key with nothing behind it is as if it were not there.
			found[key] = value as Node;
		}
	}

	return found;
};

const limitsAt = (node: Node | undefined, complain: Complain): ProbeLimits => {
	if (node === undefined) {
		return usualLimits;
	}

	if (!isMap(node)) {
		complain(node, `probes takes a map of ${limitKeys.join(', ')}.`);
		return usualLimits;
	}

	const found = entriesOf(node, limitKeys, complain);
	const limitAt = (key: keyof ProbeLimits) => {
		const value = found[key];
		const [least, most] = limitRanges[key];
		const number = isScalar(value) ? value.value : undefined;
		if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) {
			return number;
		}

		if (value !== undefined) {
			complain(value, `probes.${key} takes a whole number from ${least} to ${most}, not ${shown(value)}.`);
		}

		return usualLimits[key];
	};

	return {
		connectSeconds: limitAt('connectSeconds'),
		requestSeconds: limitAt('requestSeconds'),
		atOnce: limitAt('atOnce'),
	};
};

const contextsAt = (node: Node | undefined, complain: Complain): Configuration['contexts'] => {
	if (node === undefined) {
		return {};
	}

	if (!isMap(node)) {
		complain(node, `contexts takes a map from the names of contexts to ${contextKeys.join(' and ')}.`);
		return {};
	}

	return Object.fromEntries(
		node.items.flatMap(({key, value}): ReadonlyArray<readonly [string, ContextConfiguration]> => {
			const name = isScalar(key) ? String(key.value) : '';
			if (!isMap(value)) {
				complain(key as Node, `contexts.${name} takes ${contextKeys.join(' and ')}.`);
				return [];
			}

			const {namespace, probe} = entriesOf(value, contextKeys, complain);
			const said = stringAt(probe, `contexts.${name}.probe`, /^(?:ask|allow)$/, answers.join(' or '), complain);
			return [
				[
					name,
					{
						namespace: stringAt(namespace, `contexts.${name}.namespace`, namespacePattern, namespaceRule, complain),
						probe: answers.find(answer => answer === said),
					},
				],
			];
		}),
	);
};

/** What a configuration file says. What it says wrongly is noted, and is as if it were not there. */
export const readConfiguration = (text: string, file: string): Configuration => {
	const lineCounter = new LineCounter();
	const document = parseDocument(text, {lineCounter, prettyErrors: false});
	const nothing = {...unconfigured(file), isThere: true};
	const [error] = document.errors;
	if (error !== undefined) {
		const {line} = lineCounter.linePos(error.pos[0]);
		return {...nothing, problems: [`${file}:${line}: this is no YAML: ${parserMessage(error.message)}.`]};
	}

	const complaints: Array<{readonly line: number; readonly text: string}> = [];
	const complain: Complain = (node, said) => {
		complaints.push({line: lineCounter.linePos(node?.range?.[0] ?? 0).line, text: said});
	};
	const problems = () =>
		complaints.toSorted((a, b) => a.line - b.line).map(({line, text: said}) => `${file}:${line}: ${said}`);

	const {contents} = document;
	// An empty file, or one of comments.
	if (contents === null || (isScalar(contents) && contents.value === null)) {
		return nothing;
	}

	if (!isMap(contents)) {
		complain(contents, `this takes ${keys.join(', ')}.`);
		return {...nothing, problems: problems()};
	}

	const found = entriesOf(contents, keys, complain);
	const columns = listAt<ServiceColumnId>(
		found.columns,
		'columns',
		serviceColumnIds,
		serviceColumnIds.join(', '),
		complain,
	);
	const said = {
		namespace: stringAt(found.namespace, 'namespace', namespacePattern, namespaceRule, complain),
		columns: columns !== undefined && columns.length > 0 ? columns : undefined,
		theme: themeAt(found.theme, complain),
		colors: colorsAt(found.colors, complain),
		keys: keysAt(found.keys, complain),
		hasMouse: switchAt(found.mouse, 'mouse', true, complain),
		debugImage: stringAt(found.debugImage, 'debugImage', imageReference, 'an image', complain),
		limits: limitsAt(found.probes, complain),
		ignored: listAt(found.ignore, 'ignore', findingCodes, codeRule, complain) ?? [],
		contexts: contextsAt(found.contexts, complain),
	};
	return {...nothing, ...said, problems: problems()};
};
