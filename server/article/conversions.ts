// What one of each unit is in the base unit of its kind of measure (NIST SP 811, appendix B).
const metric: Record<string, [base: string, size: number]> = {
  kilometer: ['m', 1000],
  meter: ['m', 1],
  centimeter: ['m', 0.01],
  millimeter: ['m', 0.001],
  mile: ['m', 1609.344],
  yard: ['m', 0.9144],
  foot: ['m', 0.3048],
  inch: ['m', 0.0254],
  kilogram: ['kg', 1],
  gram: ['kg', 0.001],
  tonne: ['kg', 1000],
  'metric ton': ['kg', 1000],
  pound: ['kg', 0.45359237],
  ounce: ['kg', 0.028349523125],
  liter: ['l', 1],
  gallon: ['l', 3.785411784],
  hectare: ['ha', 1],
  acre: ['ha', 0.40468564224],
  'square kilometer': ['ha', 100],
  'square mile': ['ha', 258.9988110336],
  'square meter': ['ha', 0.0001],
  'square foot': ['ha', 0.000009290304],
  'kilometer per hour': ['km/h', 1],
  'mile per hour': ['km/h', 1.609344],
};

/** The base unit of a unit's kind of measure and how many of them one of it is; undefined for a unit without. */
export const conversion = (unit: string | null): [base: string, size: number] | undefined =>
  unit !== null && Object.hasOwn(metric, unit) ? metric[unit] : undefined;
