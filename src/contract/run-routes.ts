import Type from "typebox";
import * as reasons from "./reasons.ts";
import type { RouteSpec } from "./route.ts";
import * as runs from "./runs.ts";
import * as scenarios from "./scenarios.ts";
import { listing } from "./shared.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Routes of runs, and of plans side by side. */
export const RUN_ROUTES = {
  "GET /api/runs": {
    tag: "runs",
    summary: "Allocation runs, newest first",
    query: scenarios.RunsQuery,
    answer: Type.Object({ runs: Type.Array(runs.RunView) }),
  },
  "POST /api/runs": {
    tag: "runs",
    summary: "Start an allocation run",
    body: runs.RunCreate,
    answer: runs.RunView,
    status: 202,
    idempotent: true,
  },
  "GET /api/runs/:id": { tag: "runs", summary: "One run", answer: runs.RunView },
  "PATCH /api/runs/:id": {
    tag: "runs",
    summary: "Name a run, or note something about it",
    body: scenarios.RunChange,
    answer: runs.RunView,
  },
  "GET /api/runs/:id/events": {
    tag: "runs",
    summary: "Progress of a run",
    events: { progress: runs.RunProgress, state: runs.RunView },
  },
  "POST /api/runs/:id/stop": {
    tag: "runs",
    summary: "Stop and keep the best plan so far",
    answer: runs.RunView,
  },
  "GET /api/runs/:id/assignments": {
    tag: "runs",
    summary: "The plan, customer by customer",
    query: runs.AssignmentQuery,
    answer: listing(runs.AssignmentRow),
  },
  "GET /api/runs/:id/map": { tag: "runs", summary: "The plan as points", answer: runs.RunMap },
  "GET /api/runs/:id/managers": {
    tag: "runs",
    summary: "Load of every manager before and after",
    answer: runs.RunManagers,
  },
  "GET /api/runs/:id/moves": {
    tag: "runs",
    summary: "How many customers go from whom to whom",
    answer: runs.RunMoves,
  },
  "GET /api/runs/:id/customers/:customer/reason": {
    tag: "runs",
    summary: "Why this customer goes to this manager",
    answer: reasons.ReasonView,
  },
  "GET /api/runs/:id/customers/:customer/managers/:manager": {
    tag: "runs",
    summary: "Why not another manager: what forbids it, or what the pair would cost",
    answer: reasons.JudgedPairView,
  },
  "POST /api/runs/:id/decide": {
    tag: "runs",
    summary: "Decide what an article leaves to a person",
    body: runs.RunDecide,
    answer: runs.AssignmentRow,
  },
  "POST /api/runs/:id/publish": {
    tag: "runs",
    summary: "Make the plan the book in force",
    answer: runs.RunPublished,
    idempotent: true,
  },
  "GET /api/runs/:id/prices": {
    tag: "runs",
    summary: "What an hour of every manager is worth",
    answer: scenarios.RunPrices,
  },
  "GET /api/runs/:id/differences": {
    tag: "runs",
    summary: "Customers whose manager is not the one of another run",
    query: scenarios.DifferenceQuery,
    answer: listing(scenarios.DifferenceRow),
  },
  "POST /api/runs/:id/what-if": {
    tag: "runs",
    summary: "Solve again with one thing changed; the plan cannot be published",
    body: scenarios.WhatIfAsk,
    answer: runs.RunView,
    status: 202,
    idempotent: true,
  },
  "POST /api/runs/:id/leaver": {
    tag: "runs",
    summary: "Find new managers for the customers of one who leaves",
    body: scenarios.LeaverAsk,
    answer: runs.RunView,
    status: 202,
    idempotent: true,
  },
  "POST /api/runs/:id/curve": {
    tag: "runs",
    summary: "Solve a row of plans with one dial turned step by step",
    body: scenarios.CurveAsk,
    answer: runs.RunView,
    status: 202,
    idempotent: true,
  },
  "GET /api/runs/:id/curve": {
    tag: "runs",
    summary: "The points of a run of kind curve",
    answer: scenarios.RunCurve,
  },
  "GET /api/runs/:id/export.xlsx": { tag: "runs", summary: "The plan as a workbook", file: XLSX },
  "GET /api/comparison": {
    tag: "runs",
    summary: "Plans side by side",
    query: scenarios.ComparisonQuery,
    answer: scenarios.Comparison,
  },
  "GET /api/comparison/export.xlsx": {
    tag: "runs",
    summary: "The comparison as a workbook",
    query: scenarios.ComparisonQuery,
    file: XLSX,
  },
  "GET /api/comparison/export.csv": {
    tag: "runs",
    summary: "The comparison as CSV",
    query: scenarios.ComparisonQuery,
    file: "text/csv",
  },
} as const satisfies Record<string, RouteSpec>;
