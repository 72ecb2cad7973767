import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {wrap} from '../text/text-width.ts';
import {type Line, line, toned} from './line.ts';

const oneFix = (fix: Fix, number: number, cluster: KubectlCluster, width: number): readonly Line[] => {
	const text = fixText(fix, cluster);
	const isDeepEqual = fix.kind === 'text' && fix.label === text;
	const tone = fix.kind === 'text' ? 'plain' : 'accent';
	return [
		...wrap(`${number}. ${fix.label}`, width - 3).map(part => line`   ${part}`),
		...(isDeepEqual ? [] : wrap(text, width - 6).map(part => line`      ${toned(tone, part)}`)),
	];
};

/** What can be done, numbered, under a heading; nothing where nothing is known. */
export const fixLines = (fixes: readonly Fix[], cluster: KubectlCluster, width: number): readonly Line[] =>
	fixes.length === 0
		? []
		: [[], line` ${toned('strong', 'Fix')}`, ...fixes.flatMap((fix, index) => oneFix(fix, index + 1, cluster, width))];
