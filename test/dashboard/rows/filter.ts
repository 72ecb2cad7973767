import {expect, test} from 'vitest';
import {compileFilter, compileLineFilter} from '../../../source/dashboard/rows/filter.ts';
import {service, view} from '../../_helpers/objects.ts';
import {finding, row} from '../../_helpers/rows.ts';

const broken = row(view({service: service({name: 'checkout', labels: {team: 'pay', tier: 'front'}})}), [
	finding({cause: 'no pod has app=checkuot [sic'}),
]);

test.each([
	'CHECK',
	'^shop/check',
	'^check',
	'out$',
	'^checkout$',
	'app=web',
	service().clusterIPs[0]!,
	'clusterip',
	'8080',
	'checkuot',
	'!nothing like it',
	'!!check',
	'! -l team=ops',
	'!-f kcs',
	'-l team=pay',
	'-l team=pay,tier=front',
	'-l team',
	'-f sck',
	'@selector-matches',
	'[sic',
])('%s keeps it', text => {
	expect(compileFilter(text)?.(broken)).toBe(true);
});

test.each([
	'redis',
	'^out',
	'check$',
	'!^check',
	'!check',
	'-l team=ops',
	'-l team=pay,tier=back',
	'-f kcs',
	'@port',
	'!@selector',
	'other [',
	'!-l team=pay',
	'!-f sck',
])('%s hides it', text => {
	expect(compileFilter(text)?.(broken)).toBe(false);
});

test.each(['', '  ', '!', '!!', '-l', '!-l', '-f ', '-l team in ('])('%j lets everything through', text => {
	expect(compileFilter(text)).toBeUndefined();
});

test.each([
	['SHOP', true],
	['^shop', true],
	['2 broken$', true],
	['[sho', false],
	['!infra', true],
	['!shop', false],
	['-f so', true],
	['-f os', false],
	['-f br', false],
	['!-f os', true],
	['!-f so', false],
	['-l shop', false],
	['@shop', false],
	['infra', false],
])('of a line to choose %s lets through: %s', (text, isShown) => {
	expect(compileLineFilter(text)?.({name: 'shop', text: '2 broken'})).toBe(isShown);
});

test.each(['', ' ', '!', '-f', '-f '])('%j lets every line through', text => {
	expect(compileLineFilter(text)).toBeUndefined();
});
