export {
  CASE_STATES,
  type CaseEvent,
  type CasePerson,
  type CaseRefusal,
  type CaseRuling,
  type CaseStanding,
  type CaseState,
  type CaseStep,
  type CreditShare,
  stepCase,
} from "./case-step.ts";
export {
  type CaseEvidence,
  type CaseParties,
  type CaseProposal,
  type ComparedCriterion,
  proposeOutcome,
} from "./proposal.ts";
