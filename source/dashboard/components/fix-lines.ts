import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import type {Theme} from '../../theme.ts';
import {wrap} from '../text/text-width.ts';

const fixLine = (fix: Fix, number: number, cluster: KubectlCluster, width: number, {paint}: Theme) => {
	const text = fixText(fix, cluster);
	const isSame = fix.kind === 'text' && fix.label === text;
	const tone = fix.kind === 'text' ? 'plain' : 'accent';
	return [
		...wrap(`${number}. ${fix.label}`, width - 3).map(line => `   ${line}`),
		...(isSame ? [] : wrap(text, width - 6).map(line => `      ${paint(tone, line)}`)),
	];
};

/** What can be done, numbered, under a heading; nothing where nothing is known. */
export const fixLines = (
	fixes: readonly Fix[],
	cluster: KubectlCluster,
	width: number,
	theme: Theme,
): readonly string[] =>
	fixes.length === 0
		? []
		: [
				'',
				` ${theme.paint('strong', 'Fix')}`,
				...fixes.flatMap((fix, index) => fixLine(fix, index + 1, cluster, width, theme)),
			];
