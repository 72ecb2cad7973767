import {readFileSync} from 'node:fs';
import path from 'node:path';
import {list, object, text} from '../../kubernetes/wire/json.ts';
import {decoded} from '../files.ts';
import {readYaml} from '../yaml/read-yaml.ts';

/** What a kustomization.yaml names, as absolute paths. */
export type Kustomization = {
	/** The file as it was found. */
	readonly name: string;
	readonly folder: string;
	/** Files and folders whose objects it takes. */
	readonly resources: readonly string[];
	/** Files that are no objects of their own: patches, transformers, values. */
	readonly others: readonly string[];
	/** A part of other kustomizations, which can't be built alone. */
	readonly isComponent: boolean;
};

/** The names that kustomize takes. */
export const isKustomization = (name: string): boolean =>
	['kustomization.yaml', 'kustomization.yml', 'Kustomization'].includes(path.basename(name));

const texts = (value: unknown) => list(value).map(text);

/** Files of generators may be given a key: `config.yaml=files/config.yaml`. */
const generated = (generators: unknown) =>
	list(generators).flatMap(each =>
		[...texts(object(each).files), ...texts(object(each).envs)].map(file => file.slice(file.indexOf('=') + 1)),
	);

const pathsIn = (entries: unknown) =>
	list(entries).map(each => (typeof each === 'string' ? each : text(object(each).path)));

/** Reads a kustomization.yaml; undefined where that can't be done: kustomize itself has the say on it. */
export const readKustomization = (name: string): Kustomization | undefined => {
	let content: unknown;
	try {
		const reading = readYaml(decoded(readFileSync(name)));
		content = 'value' in reading ? reading.value : undefined;
	} catch {
		return undefined;
	}

	const fields = object(content);
	if (content === undefined) {
		return undefined;
	}

	const folder = path.resolve(path.dirname(name));
	const absolute = (files: readonly string[]) =>
		files
			.filter(file => file !== '' && !file.includes('\n') && !/^[\w+.-]+:|\?/.test(file))
			.map(file => path.resolve(folder, file));
	return {
		name,
		folder,
		resources: absolute(['resources', 'bases', 'components'].flatMap(key => texts(fields[key]))),
		others: absolute([
			...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements'].flatMap(key => pathsIn(fields[key])),
			...['configurations', 'crds', 'generators', 'transformers', 'validators'].flatMap(key => pathsIn(fields[key])),
			...['configMapGenerator', 'secretGenerator'].flatMap(key => generated(fields[key])),
			...list(fields.helmCharts).map(chart => text(object(chart).valuesFile)),
		]),
		isComponent: fields.kind === 'Component',
	};
};
