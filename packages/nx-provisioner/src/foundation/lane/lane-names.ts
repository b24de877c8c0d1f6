import { fileName } from '../source-text';

/** `RefundGateway` is made by `createRefundGateway`. */
export const factoryName = (contract: string): string => `create${contract}`;

/** `RefundGateway` is implemented in `refund-gateway.ts`. */
export const factoryFile = (contract: string): string => fileName(contract, 'contract');

/** `RefundGateway` has the suite `refundGatewaySuite`. */
export const suiteName = (contract: string): string => `${contract.charAt(0).toLowerCase()}${contract.slice(1)}Suite`;

/** `RefundGateway` has its suite in `refund-gateway.suite.ts`. */
export const suiteFile = (contract: string): string => `${fileName(contract, 'contract')}.suite`;

/** `RefundGateway` has the fake `fakeRefundGateway`. */
export const fakeName = (contract: string): string => `fake${contract}`;
