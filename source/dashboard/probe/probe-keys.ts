import {copy, copyDisabled} from '../effects/copying.ts';
import {logDisabled, openLog} from '../effects/open-command-log.ts';
import {curlDisabled, matrixDisabled, probeDisabled, startMatrix, startProbe} from '../effects/probe-handlers.ts';
import {repeatDisabled, repeatingDisabled, repeatProbe, toggleRepeating} from '../effects/repeat-probe.ts';
import type {Binding} from '../keyboard/key-binding.ts';

/** Keys that run something inside a pod. */
export const probeKeys: readonly Binding[] = [
	{
		keys: ['n'],
		label: 'n',
		help: 'nslookup: resolve the Service inside a pod',
		scopes: ['list', 'text'],
		footer: 'nslookup',
		disabled: state => probeDisabled(state),
		run: context => startProbe(context, 'nslookup'),
	},
	{
		keys: ['c'],
		label: 'c',
		help: 'curl: request a URL inside a pod',
		scopes: ['list', 'text'],
		footer: 'curl',
		disabled: curlDisabled,
		run: context => startProbe(context, 'curl'),
	},
	{
		keys: ['t'],
		label: 't',
		help: 'trace: the path to the Service, hop by hop',
		scopes: ['list', 'text'],
		footer: 'trace',
		disabled: state => probeDisabled(state),
		run: context => startProbe(context, 'trace'),
	},
	{
		keys: ['T'],
		label: 'T',
		help: 'connectivity matrix: pods × endpoints',
		scopes: ['list', 'text'],
		footer: 'matrix',
		disabled: state => matrixDisabled(state),
		run: context => startMatrix(context),
	},
	{
		keys: ['r'],
		label: 'r',
		help: 'run the probe again and compare the answers',
		scopes: ['text'],
		disabled: repeatDisabled,
		run: repeatProbe,
	},
	{
		keys: ['R'],
		label: 'R',
		help: 'toggle: repeat the probe, also on changes',
		scopes: ['text'],
		disabled: repeatingDisabled,
		run: toggleRepeating,
	},
	{
		keys: ['L'],
		label: 'L',
		help: 'commands run in pods; also :commands',
		scopes: ['list', 'text'],
		disabled: logDisabled,
		run: openLog,
	},
	{
		keys: ['x'],
		label: 'x',
		help: 'copy the selected command',
		scopes: ['picker'],
		disabled: copyDisabled,
		run: copy,
	},
];
