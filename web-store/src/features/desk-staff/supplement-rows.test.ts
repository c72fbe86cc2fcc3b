import { describe, expect, it } from 'vitest'
import { readItems, rowNames } from './supplement-rows.ts'

describe('the rows of a supplement request', () => {
  it('become items in order, empty rows left out', () => {
    const values = {
      'about-1': 'paper:test-report',
      'text-1': 'Phiếu kiểm nghiệm mới',
      'about-2': '',
      'text-2': '',
      'about-4': 'criterion:1.1',
      'text-4': 'Hợp đồng vùng nguyên liệu',
      'text-5': 'Ký lại đơn',
    }
    expect(readItems(values)).toEqual([
      { paper: 'test-report', text: 'Phiếu kiểm nghiệm mới' },
      { criterion: '1.1', text: 'Hợp đồng vùng nguyên liệu' },
      { text: 'Ký lại đơn' },
    ])
    expect(rowNames(values)).toEqual(['text-1', 'text-4', 'text-5'])
  })

  it('keep a row that names a paper but says nothing, so that its fault is told', () => {
    expect(readItems({ 'about-3': 'paper:awards' })).toEqual([{ paper: 'awards', text: '' }])
  })
})
