import assert from 'node:assert/strict'
import test from 'node:test'

import { isOfApp, lossesOf, pointsOf } from './lighthouse-report.ts'
import type { LighthouseReport } from './lighthouse-report.ts'

const report: LighthouseReport = {
  categories: {
    performance: {
      score: 0.73,
      auditRefs: [
        { id: 'lcp', weight: 25 },
        { id: 'fcp', weight: 10 },
        { id: 'cls', weight: 25 },
        { id: 'advice', weight: 0 },
        { id: 'unknown', weight: 40 },
      ],
    },
    accessibility: { score: null, auditRefs: [] },
  },
  audits: {
    lcp: { score: 0.98, title: 'Largest Contentful Paint', displayValue: '1.8 s' },
    fcp: { score: 1, title: 'First Contentful Paint' },
    cls: { score: 0, title: 'Cumulative Layout Shift' },
    advice: { score: 0, title: 'Advice' },
    unknown: { score: null, title: 'Not applicable' },
  },
}

test('points are of 100; a category that was not judged has none, so its bound is missed', () => {
  assert.equal(pointsOf(report, 'performance'), 73)
  assert.ok(Number.isNaN(pointsOf(report, 'accessibility')))
  assert.ok(Number.isNaN(pointsOf(report, 'no such')))
})

test('what took points is told with how many, the largest loss first; advice takes none', () => {
  assert.deepEqual(lossesOf(report, 'performance'), [
    '-25.0 cls: Cumulative Layout Shift',
    '-0.5 lcp: Largest Contentful Paint (1.8 s)',
  ])
})

test('the app is told from the door by the manifest that it asks for', () => {
  const seen = (url: string): LighthouseReport => ({
    ...report,
    audits: { 'network-requests': { score: 1, title: 'Network Requests', details: { items: [{}, { url }] } } },
  })
  assert.ok(isOfApp(seen('http://127.0.0.1/manifest.webmanifest')))
  assert.ok(!isOfApp(seen('http://127.0.0.1/s/geral')))
  assert.ok(!isOfApp(report))
})
