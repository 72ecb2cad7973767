import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {yamlLines} from '../../source/documents/yaml.ts';
import {sent} from '../_helpers/described.ts';

test('everything is there but who manages which field', () => {
	const pod = sent('pod');
	const lines = yamlLines(pod);
	const {managedFields: _, ...metadata} = pod.metadata;

	expect(parse(lines.join('\n'))).toEqual({...pod, metadata});
	expect(lines).toContain('  # managedFields are folded: kube-controller-manager, kubelet');
});

test('hostile text is made visible', () => {
	const lines = yamlLines({metadata: {name: 'a\u202Eb\u001B[2J'}});

	expect(lines.join('\n')).not.toMatch(/[\u001B\u202E]/);
});

test('fields stand in the order in which kubectl writes them', () => {
	const lines = yamlLines({
		kind: 'Service',
		apiVersion: 'v1',
		metadata: {uid: '7', name: 'web', labels: {b: '2', a: '1'}},
	});

	expect(lines).toEqual([
		'apiVersion: v1',
		'kind: Service',
		'metadata:',
		'  labels:',
		'    a: "1"',
		'    b: "2"',
		'  name: web',
		'  uid: "7"',
	]);
});
