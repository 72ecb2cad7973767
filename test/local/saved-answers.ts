import {lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import * as saved from '../../source/local/saved-answers.ts';

const {noSavedAnswers, savedAnswers} = saved;
/** Where a home is there is such a file. */
const answersFile = (environment: NodeJS.ProcessEnv) => saved.answersFile(environment)!;

const folder = mkdtempSync(path.join(tmpdir(), 'svctop-answers-'));

afterAll(() => rmSync(folder, {recursive: true}));

const [prod, lab] = [
	{context: 'kubernetes-admin@kubernetes', server: 'https://10.0.0.1:6443'},
	{context: 'kubernetes-admin@kubernetes', server: 'https://10.9.0.1:6443'},
];

test('answers are kept for each cluster, whatever its context is called', () => {
	const environment = {XDG_STATE_HOME: path.join(folder, 'kept')};
	savedAnswers(environment).keep(prod, {namespace: 'shop'});
	savedAnswers(environment).keep(prod, {probe: 'allow'});
	savedAnswers(environment).keep(lab, {namespace: 'play'});

	expect(savedAnswers(environment).of(prod)).toEqual({namespace: 'shop', probe: 'allow'});
	expect(savedAnswers(environment).of(lab)).toEqual({namespace: 'play'});
	expect(savedAnswers(environment).of({...lab, context: 'other'})).toEqual({});
	expect(JSON.parse(readFileSync(answersFile(environment), 'utf8'))).toHaveLength(2);
});

test.each(['', '[', '7', 'null', '{}', '[3, null, {"context": "prod"}, {"context": 1, "server": "https://10.0.0.1"}]'])(
	'in %j there is no answer',
	text => {
		const environment = {XDG_STATE_HOME: path.join(folder, 'odd')};
		mkdirSync(path.dirname(answersFile(environment)), {recursive: true});
		writeFileSync(answersFile(environment), text);

		expect(savedAnswers(environment).all()).toEqual([]);
	},
);

test('answers are for their user alone', () => {
	const environment = {XDG_STATE_HOME: path.join(folder, 'private')};
	savedAnswers(environment).keep(prod, {probe: 'allow'});

	const file = answersFile(environment);
	expect([file, path.dirname(file)].map(place => lstatSync(place).mode & 0o777)).toEqual([0o600, 0o700]);
});

test('what a link in their place leads to is not changed', () => {
	const environment = {XDG_STATE_HOME: path.join(folder, 'linked')};
	savedAnswers(environment).keep(prod, {probe: 'allow'});
	const elsewhere = path.join(folder, 'elsewhere.json');
	writeFileSync(elsewhere, '[]');
	rmSync(answersFile(environment));
	symlinkSync(elsewhere, answersFile(environment));
	savedAnswers(environment).keep(lab, {namespace: 'play'});

	expect(readFileSync(elsewhere, 'utf8')).toBe('[]');
	expect(lstatSync(answersFile(environment)).isFile()).toBe(true);
});

test.each([{}, {HOME: ''}, {XDG_STATE_HOME: 'state', HOME: '.'}])(
	'nothing is kept below the current folder: %j',
	environment => {
		savedAnswers(environment).keep(prod, {probe: 'allow'});

		expect(saved.answersFile(environment)).toBeUndefined();
		expect(savedAnswers(environment).all()).toEqual([]);
	},
);

test('where nothing can be written nothing is remembered', () => {
	const remembered = savedAnswers({XDG_STATE_HOME: '/dev/null'});
	remembered.keep(prod, {probe: 'allow'});

	expect(remembered.all()).toEqual([]);
});

test('in the demo nothing is remembered', () => {
	noSavedAnswers.keep(prod, {probe: 'allow'});

	expect([noSavedAnswers.all(), noSavedAnswers.of(prod)]).toEqual([[], {}]);
});
