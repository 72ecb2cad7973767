import {list} from './list.ts';
import type {Rule} from './rule.ts';

/** Every rule there is; among findings of one severity, those of an earlier rule come first. */
export const rules: readonly Rule[] = list.toSorted((a, b) => a.rank - b.rank);

/** Those that a cluster is asked for. */
export const clusterRules: readonly Rule[] = rules.filter(({isForManifestsOnly}) => !isForManifestsOnly);

const byCode = new Map(rules.map(rule => [rule.code, rule]));

/** The rule of that code; undefined where there is none. */
export const ruleFor = (code: string): Rule | undefined => byCode.get(code);
