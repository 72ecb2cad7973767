import {expect, onTestFinished, test} from 'vitest';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {connect, nobody} from '../../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../../source/kubernetes/connection/kubeconfig.ts';
import {pathOf} from '../../source/kubernetes/paths.ts';
import type {Resource} from '../../source/model/records.ts';
import {resources} from '../../source/model/resources.ts';

const place = {file: undefined, variable: process.env.KUBECONFIG, home: undefined, serviceAccount: '/nowhere'};

/** A list of the cluster as the server sends it. */
const fetchList = async (resource: Resource, accept: string) => {
	const connection = connect(() => loadKubeconfig(place), nobody);
	onTestFinished(connection.close);
	const response = await connection.request({
		path: `${pathOf(resource, undefined)}?resourceVersion=0`,
		action: {verb: 'list', resource, namespace: undefined},
		accept,
		silence: 10_000,
		signal: new AbortController().signal,
	});
	expect(response.headers['content-type']).toBe(accept);
	const chunks: Buffer[] = [];
	for await (const chunk of response) {
		chunks.push(chunk);
	}

	return Buffer.concat(chunks);
};

/** Custom resources are JSON only: no server knows their fields by number. */
const decoded = resources.filter(resource => 'application/vnd.kubernetes.protobuf' in codecsOf(resource));

test.each(decoded)('%s are the same records in protobuf and JSON', async resource => {
	const read = async (accept: 'application/vnd.kubernetes.protobuf' | 'application/json') => {
		const reader = codecsOf(resource)[accept]!.list();
		const records = reader.push(await fetchList(resource, accept));
		return {records, version: reader.end().resourceVersion};
	};

	// Between the two questions something may have changed: asked again until nothing has.
	const alike = async (): Promise<readonly [readonly unknown[], readonly unknown[]]> => {
		const one = await read('application/vnd.kubernetes.protobuf');
		const other = await read('application/json');
		return one.version === other.version ? [one.records, other.records] : alike();
	};

	const [fromProtobuf, fromJson] = await alike();
	expect(fromProtobuf).toStrictEqual(fromJson);
});
