import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {answersFile, forgottenAnswers, rememberedAnswers} from '../../source/commands/remembered-answers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'svctop-answers-'));

afterAll(() => rmSync(folder, {recursive: true}));

const [prod, lab] = [
	{context: 'kubernetes-admin@kubernetes', server: 'https://10.0.0.1:6443'},
	{context: 'kubernetes-admin@kubernetes', server: 'https://10.9.0.1:6443'},
];

test('answers are kept for each cluster, whatever its context is called', () => {
	const environment = {XDG_STATE_HOME: path.join(folder, 'kept')};
	rememberedAnswers(environment).keep(prod, {namespace: 'shop'});
	rememberedAnswers(environment).keep(prod, {probe: 'allow'});
	rememberedAnswers(environment).keep(lab, {namespace: 'play'});

	expect(rememberedAnswers(environment).of(prod)).toEqual({namespace: 'shop', probe: 'allow'});
	expect(rememberedAnswers(environment).of(lab)).toEqual({namespace: 'play'});
	expect(rememberedAnswers(environment).of({...lab, context: 'other'})).toEqual({});
	expect(JSON.parse(readFileSync(answersFile(environment), 'utf8'))).toHaveLength(2);
});

test.each(['', '[', '7', 'null', '{}', '[3, null, {"context": "prod"}, {"context": 1, "server": "https://10.0.0.1"}]'])(
	'in %j there is no answer',
	text => {
		const environment = {XDG_STATE_HOME: path.join(folder, 'odd')};
		mkdirSync(path.dirname(answersFile(environment)), {recursive: true});
		writeFileSync(answersFile(environment), text);

		expect(rememberedAnswers(environment).all()).toEqual([]);
	},
);

test('where nothing can be written nothing is remembered', () => {
	const remembered = rememberedAnswers({XDG_STATE_HOME: '/dev/null'});
	remembered.keep(prod, {probe: 'allow'});

	expect(remembered.all()).toEqual([]);
});

test('in the demo nothing is remembered', () => {
	forgottenAnswers.keep(prod, {probe: 'allow'});

	expect([forgottenAnswers.all(), forgottenAnswers.of(prod)]).toEqual([[], {}]);
});
