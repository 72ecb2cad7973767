// Written by `npm run lists` from the files in probes/tools.

import type {Tool} from '../tool.ts';
import {bash} from './bash.ts';
import {cat} from './cat.ts';
import {curl} from './curl.ts';
import {dig} from './dig.ts';
import {getent} from './getent.ts';
import {host} from './host.ts';
import {nc} from './nc.ts';
import {node} from './node.ts';
import {nslookup} from './nslookup.ts';
import {perl} from './perl.ts';
import {ping} from './ping.ts';
import {python} from './python.ts';
import {sh} from './sh.ts';
import {wget} from './wget.ts';

/** Every tool that probes ask with, by name. */
export const tools: readonly Tool[] = [
	bash,
	cat,
	curl,
	dig,
	getent,
	host,
	nc,
	node,
	nslookup,
	perl,
	ping,
	python,
	sh,
	wget,
];

/** What each is called. */
export type ToolName =
	| 'bash'
	| 'cat'
	| 'curl'
	| 'dig'
	| 'getent'
	| 'host'
	| 'nc'
	| 'node'
	| 'nslookup'
	| 'perl'
	| 'ping'
	| 'python'
	| 'sh'
	| 'wget';
