import {type Collection, collect} from '../manifest/collection.ts';
import {decoded, longestFile, type ManifestFile, manifestSources, type Problem, tooLong} from '../manifest/files.ts';
import {type Group, groupsOf} from '../manifest/groups.ts';
import {findBuilder} from '../manifest/kustomize/build.ts';
import {collectSeparately} from '../manifest/separate.ts';
import type {CheckArguments} from './arguments/arguments.ts';

/** All that manifests hold: a collection for each set of files that are meant for one cluster. */
export type ReadManifests = {readonly collections: readonly Collection[]; readonly notes: readonly string[]};

const stdinFile = async (stream: AsyncIterable<Buffer>): Promise<ManifestFile | Problem> => {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream) {
		length += chunk.length;
		// What comes behind is not kept: its length is all that is told of it.
		if (length <= longestFile) {
			chunks.push(chunk);
		}
	}

	return length > longestFile
		? tooLong('stdin', length)
		: {name: 'stdin', text: decoded(Buffer.concat(chunks)), isNamed: true};
};

/** Reads what is wanted, with a counter on a terminal. `searchPath` is where kustomize and kubectl are looked for. */
export const readManifests = async (
	{files, namespace = 'default'}: Pick<CheckArguments, 'files' | 'namespace'>,
	stdin: AsyncIterable<Buffer>,
	searchPath: string,
	show: (text: string) => void,
): Promise<ReadManifests> => {
	const given = files.includes('-') ? await stdinFile(stdin) : undefined;
	const sources = manifestSources(files, () => given!);
	const {groups, notes} = await groupsOf(sources, findBuilder(searchPath), (done, all) => {
		show(`building ${done} of ${all} kustomizations`);
	});

	let length = 0;
	let documents = 0;
	const collectGroup = (group: Group) =>
		collect(
			group.map(source => ('problem' in source ? source : source.read())),
			namespace,
			text => {
				length += text.length;
				documents++;
				if (documents % 500 === 0) {
					show(`reading ${documents.toLocaleString('en')} manifests, ${(length / 1e6).toFixed(0)} MB`);
				}
			},
		);
	return {collections: groups.flatMap(group => collectSeparately(group, collectGroup)), notes};
};
