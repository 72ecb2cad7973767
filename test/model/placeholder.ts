import {expect, test} from 'vitest';
import {isPlaceholder} from '../../source/model/placeholder.ts';

test.each([
	...[
		'${APP}',
		'${PORT:-80}',
		'web-${ENV}',
		'$(APP)',
		'$APP',
		'{{ .Values.app }}',
		'web-{{app}}',
		'{{- x -}}',
		'[[ app ]]',
	],
	...[
		'<% app %>',
		'<APP>',
		'<your app>',
		'%APP%',
		'@app@',
		'@project.name@',
		'__APP__',
		'web-__APP__',
		'((app))',
		'ENC[x]',
	],
])('%s is filled in later', text => {
	expect(isPlaceholder(text)).toBe(true);
});

test.each([
	'',
	'web',
	'web-1.2_3',
	'app.kubernetes.io/name',
	'8080',
	'*.example.com',
	'a__b',
	'a__b__c',
	'__meta',
	'x@y',
	'100%',
	'a<b',
])('%s is a value', text => {
	expect(isPlaceholder(text)).toBe(false);
});
