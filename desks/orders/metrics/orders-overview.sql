-- 订单台总览 | The order desk at a glance: 期间内经过订单台的订单走了多久、准不准时。 |
--   How long orders that went over the desk took, and whether they left in time.
-- reads: history
-- taken (count): 接单 | Taken in: 期间内进入订单台的订单。 | Orders that came onto the desk in the period.
-- handed (count): 已交接 | Handed over: 期间内交给快递的订单，重发的算一次。 | Orders handed to the courier in the period, once each.
-- hours_to_print (number): 到打单（小时） | Hours to the print: 从付款到打单的平均小时数。 | From payment to the print on average.
-- hours_to_ship (number): 到交接（小时） | Hours to hand-over: 从付款到交给快递的平均小时数。 | From payment to the courier on average.
-- on_time (rate): 48 小时内交接率 | Handed over within 48 hours: 付款后 48 小时内交接的订单 ÷ 已交接的订单。 |
--   Orders handed over within 48 hours of payment divided by orders handed over.
-- cancelled (count): 取消 | Called off: 没有发出或退回后退款的订单。 | Orders refunded before they left, or after they came back.
-- split (count): 拆单 | Split off: 从订单里拆出、单独发的部分。 | Parts that went in a parcel of their own.
WITH s AS (
  SELECT e.* FROM order_steps e WHERE e.shop = $shop AND e.at >= $from AND e.at < $to
), sent AS (
  SELECT "order", min(since_paid_s) AS since_paid_s FROM s WHERE step = 'handed' GROUP BY "order"
)
SELECT (SELECT count(*) FROM s WHERE step = 'taken') AS taken,
  (SELECT count(*) FROM sent) AS handed,
  (SELECT avg(since_paid_s) / 3600 FROM s WHERE step = 'printed') AS hours_to_print,
  (SELECT avg(since_paid_s) / 3600 FROM sent) AS hours_to_ship,
  (SELECT count(*) FILTER (since_paid_s <= 172800) / nullif(count(*), 0) FROM sent) AS on_time,
  (SELECT count(*) FROM s WHERE step = 'cancelled') AS cancelled,
  (SELECT count(*) FROM s WHERE step = 'split') AS split
