import type {Problem} from '../manifest/files.ts';
import {ruleFor} from '../rules/all-rules.ts';
import type {Diagnosis} from '../rules/diagnosis.ts';
import type {Finding} from '../rules/finding.ts';
import {withRemark} from '../rules/lib/cause-text.ts';

const nameOf = ({problem, place}: Problem) => (place ? `${place.file}:${place.line}` : problem.replace(/\. .*$/s, ''));

/** A finding that something is not there, where a document could not be read: it may be there. */
const uncertain = (finding: Finding, problems: readonly Problem[]): Finding => {
	const [first, ...others] = problems;
	const more = others.length > 0 ? ` and ${others.length} more` : '';
	return {
		...finding,
		severity: 'info',
		confidence: 'hint',
		cause: withRemark(finding.cause, ' (unread files)'),
		evidence: [
			...finding.evidence,
			{path: 'certainty', value: `${nameOf(first!)}${more} could not be read and may hold it`},
		],
	};
};

/** Diagnoses of manifests of which some could not be read: whatever their absence may explain is not certain. */
export const withUnread =
	(problems: readonly Problem[]) =>
	(diagnosis: Diagnosis): Diagnosis =>
		problems.length === 0
			? diagnosis
			: {
					...diagnosis,
					findings: diagnosis.findings.map(finding =>
						ruleFor(finding.code)?.saysAbsence ? uncertain(finding, problems) : finding,
					),
				};
