import {
	type Alias,
	type DocumentOptions,
	isAlias,
	isMap,
	isSeq,
	type ParseOptions,
	Scalar,
	type ScalarTag,
	type SchemaOptions,
} from 'yaml';
import {wordValue} from './plain-word.ts';

const number = /^[-+.\d]/;

const tagOf = (name: string, test: RegExp): ScalarTag => ({
	tag: `tag:yaml.org,2002:${name}`,
	default: true,
	test,
	identify: value => name === 'null' && value === null,
	resolve: wordValue,
});

const binaryTag: ScalarTag = {
	tag: 'tag:yaml.org,2002:binary',
	identify: () => false,
	resolve: encoded => Buffer.from(encoded, 'base64').toString(),
};

type Source = Parameters<NonNullable<Scalar['addToJSMap']>>;

/**
 * `<<` takes its place among the keys: what stands before it gives way, what stands behind it counts. Of several maps the
 * first has precedence.
 */
const addMerged = (context: Source[0], map: Source[1], value: Source[2]) => {
	const resolved = (node: unknown) => (isAlias(node) ? (node as Alias).resolve(context!.doc, context) : node);
	const source = resolved(value);
	for (const each of isSeq(source) ? source.items.toReversed() : [source]) {
		const merged = resolved(each);
		if (!isMap(merged)) {
			throw new Error('A << takes a mapping, or a list of mappings');
		}

		for (const [key, field] of merged.toJSON(null, context, Map) as Map<unknown, unknown>) {
			if (map instanceof Map) {
				map.set(key, field);
			} else {
				Object.defineProperty(map, String(key), {value: field, writable: true, enumerable: true, configurable: true});
			}
		}
	}
};

const mergeTag: ScalarTag = {
	tag: 'tag:yaml.org,2002:merge',
	default: 'key',
	test: /^<<$/,
	identify: () => false,
	resolve: () => Object.assign(new Scalar('<<'), {addToJSMap: addMerged}),
};

/** YAML as kubectl reads it: the words and merge keys of YAML 1.1, and the last of two keys that are the same. */
export const kubernetesYaml: ParseOptions & DocumentOptions & SchemaOptions = {
	schema: 'failsafe',
	customTags: [
		tagOf('null', /^(?:~|null|Null|NULL|)$/),
		tagOf('bool', /^(?:[yn]|yes|no|true|false|on|off)$/i),
		tagOf('int', number),
		tagOf('float', number),
		binaryTag,
		mergeTag,
	],
	uniqueKeys: false,
	prettyErrors: false,
	logLevel: 'silent',
};
