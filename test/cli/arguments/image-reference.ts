import {expect, test} from 'vitest';
import {imageReference} from '../../../source/cli/arguments/image-reference.ts';

test.each([
	'busybox',
	'busybox:1.37',
	'registry.example.com:5000/team/tools_x/net-shoot:v1_2',
	'localhost/probe',
	'ghcr.io/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
	'quay.io/a/b:1@sha256:0123456789abcdef0123456789abcdef',
])('%s names an image', text => {
	expect(text).toMatch(imageReference);
});

test.each([
	'',
	'Busybox',
	'busybox:',
	'busybox 1.37',
	'https://registry.example.com/tools',
	'busybox;rm',
	'a//b',
	'-busybox',
	'busybox@sha256:12',
	'busy\u001b[2Jbox',
	'busybox\n',
])('%j does not', text => {
	expect(text).not.toMatch(imageReference);
});
