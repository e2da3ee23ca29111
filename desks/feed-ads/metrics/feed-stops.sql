-- 止损记录 | Units stopped by rules: 哪个单元在什么时候被哪条规则停掉，当时的数据是多少。 |
--   Which unit was stopped when, by which rule, and what it had come to.
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- hour (count): 小时 | Hour: 在这一小时结束时停掉。 | It was stopped at the end of this hour.
-- campaign (id): 计划 | Campaign: 推广计划的编号。 | Number of the campaign.
-- unit (id): 单元 | Unit: 推广单元的编号。 | Number of the unit.
-- measure (text): 规则 | Rule: 规则看的指标。 | What the rule looks at.
-- value (count): 界限 | Limit: 规则写的数，投产比以千分计、点击率以万分计、成本以分计。 | The number of the rule: return in thousandths, click rate in 10,000ths, cost in fen.
-- exposures (count): 展现量 | Impressions: 从开投或恢复到被停时。 | From its start or resumption until it was stopped.
-- clicks (count): 点击量 | Clicks: 从开投或恢复到被停时。 | From its start or resumption until it was stopped.
-- spend_fen (fen): 花费 | Spend: 从开投或恢复到被停时。 | From its start or resumption until it was stopped.
-- orders (count): 成交笔数 | Orders: 三天归因，到被停时。 | Credited within three days, until it was stopped.
-- sales_fen (fen): 成交金额 | Sales: 三天归因，到被停时。 | Credited within three days, until it was stopped.
SELECT s.at // 86400 AS day, (s.at // 3600) % 24 AS hour, s.campaign, s.unit, s.measure, s.value, s.exposures, s.clicks, s.spend_fen, s.orders,
  s.sales_fen
FROM feed_stops s
WHERE s.shop = $shop AND s.at >= $from AND s.at < $to
ORDER BY s.at, s.unit
