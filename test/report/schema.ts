import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {type DemoServer, startDemoServer} from '../../source/demo/server.ts';
import {fileWith, runCheck, runManifests, runTrace} from '../_helpers/run-command.ts';

let demo: DemoServer;
let kubeconfig: string;

beforeAll(async () => {
	demo = await startDemoServer({scenario: scenario(Date.now())});
	kubeconfig = fileWith(demo.kubeconfig);
});

afterAll(() => demo.close());

/** Every object of a schema with nothing in it but what is described. */
const strict = (schema: unknown): unknown => {
	if (Array.isArray(schema)) {
		return schema.map(strict);
	}

	if (typeof schema !== 'object' || schema === null) {
		return schema;
	}

	const entries = Object.entries(schema).map(([key, value]) => [key, strict(value)]);
	return {...Object.fromEntries(entries), ...('properties' in schema && {additionalProperties: false})};
};

const problems = (name: string, document: string) => {
	const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, `../../docs/schema/${name}.json`), 'utf8'));
	const ajv = new Ajv2020({strict: false, formats: {'date-time': true}});
	const validate = ajv.compile(strict(schema) as object);
	validate(JSON.parse(document));
	return (
		validate.errors?.map(({instancePath, message, params}) => `${instancePath} ${message} ${JSON.stringify(params)}`) ??
		[]
	);
};

test('what check prints is what its schema says, and nothing else', async () => {
	const {stdout} = await runCheck(['-A', '--kubeconfig', kubeconfig, '-o', 'json']);
	expect(JSON.parse(stdout).findings.length).toBeGreaterThan(20);
	expect(problems('check', stdout)).toEqual([]);
});

test('so is what is printed of manifests', async () => {
	const folder = path.join(import.meta.dirname, '../../test/scenarios');
	const {stdout} = await runManifests(['-f', folder, '-o', 'json']);
	expect(JSON.parse(stdout).findings.length).toBeGreaterThan(0);
	expect(problems('check', stdout)).toEqual([]);
});

test.each([['checkout'], ['web'], ['web', '--from', 'machine'], ['ingress/web']])(
	'so is a trace of %s %s %s',
	async (...args) => {
		const {stdout} = await runTrace([...args, '-n', 'shop', '--kubeconfig', kubeconfig, '-o', 'json']);
		expect(JSON.parse(stdout).hops.length).toBeGreaterThan(0);
		expect(problems('trace', stdout)).toEqual([]);
	},
);

test('a schema refuses what it does not describe', () => {
	expect(problems('trace', '{"version": 1}')).not.toEqual([]);
});
