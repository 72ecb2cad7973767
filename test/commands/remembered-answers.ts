import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {unconfigured} from '../../source/commands/configuration.ts';
import {
	answersFile,
	forgottenAnswers,
	rememberedAnswers,
	withAnswers,
} from '../../source/commands/remembered-answers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'svctop-answers-'));

afterAll(() => rmSync(folder, {recursive: true}));

test('answers are kept by context, each beside the others', () => {
	const environment = {XDG_STATE_HOME: path.join(folder, 'kept')};
	rememberedAnswers(environment).keep('prod', {namespace: 'shop'});
	rememberedAnswers(environment).keep('prod', {probe: 'allow'});
	rememberedAnswers(environment).keep('lab', {probe: 'allow'});

	expect(rememberedAnswers(environment).all()).toEqual({
		prod: {namespace: 'shop', probe: 'allow'},
		lab: {probe: 'allow'},
	});
	expect(JSON.parse(readFileSync(answersFile(environment), 'utf8'))).toHaveProperty('lab');
});

test.each(['', '[', '7', 'null', '{"prod": 3, "lab": {"probe": "yes", "namespace": 4}}'])(
	'in %j there is no answer',
	text => {
		const environment = {XDG_STATE_HOME: path.join(folder, 'odd')};
		mkdirSync(path.dirname(answersFile(environment)), {recursive: true});
		writeFileSync(answersFile(environment), text);

		expect(Object.values(rememberedAnswers(environment).all()).flatMap(answer => Object.keys(answer))).toEqual([]);
	},
);

test('where nothing can be written nothing is remembered', () => {
	const remembered = rememberedAnswers({XDG_STATE_HOME: '/dev/null'});
	remembered.keep('prod', {probe: 'allow'});

	expect(remembered.all()).toEqual({});
});

test('in the demo nothing is remembered', () => {
	forgottenAnswers.keep('demo', {probe: 'allow'});

	expect(forgottenAnswers.all()).toEqual({});
});

test('what is configured wins over what was answered', () => {
	const configured = {
		...unconfigured('config.yaml'),
		contexts: {
			prod: {namespace: undefined, probe: 'ask' as const},
			lab: {namespace: 'mine', probe: undefined},
		},
	};
	const {contexts} = withAnswers(configured, {
		prod: {namespace: 'shop', probe: 'allow'},
		lab: {namespace: 'yours', probe: 'allow'},
		other: {probe: 'allow'},
	});

	expect(contexts).toEqual({
		prod: {namespace: 'shop', probe: 'ask'},
		lab: {namespace: 'mine', probe: 'allow'},
		other: {namespace: undefined, probe: 'allow'},
	});
});
