import {expect, test} from 'vitest';
import {parseLabelSelector} from '../../../source/model/labels/label-selector.ts';

const labels = {app: 'web', 'app.kubernetes.io/name': 'shop'};

test.each([
	['app=web', true],
	['app==web', true],
	['app=db', false],
	['app!=db', true],
	['app!=web', false],
	['tier!=test', true],
	['app', true],
	['tier', false],
	['!tier', true],
	['!app', false],
	['app in (db, web)', true],
	['app in (db)', false],
	['app notin (db)', true],
	['app notin (web)', false],
	['tier notin (web)', true],
	['app=web,app.kubernetes.io/name=shop', true],
	['app=web, tier=front', false],
	['app in (a,web),!tier', true],
])('%s: %s', (text, matches) => {
	expect(parseLabelSelector(text)!(labels)).toBe(matches);
});

test.each(['', ' ', '=web', 'app=web=db', 'app in web', 'a b', '!', 'app in ('])('%j is no selector', text => {
	expect(parseLabelSelector(text)).toBeUndefined();
});
