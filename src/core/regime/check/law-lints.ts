import type { RegimeCheckIssueCode } from "./issues.ts";

/** A wording that a norm forbids or fences in. */
export interface LawLint {
  readonly code: RegimeCheckIssueCode & `law.${string}`;
  /** Number in the list of lints; stable. */
  readonly lint: string;
  readonly pattern: RegExp;
  /** The lint stays silent where this is said: in the same article, or anywhere in the regime. */
  readonly unless?: { readonly within: "article" | "regime"; readonly pattern: RegExp };
  /** Name and provision of the norm, as Chinese law cites it. */
  readonly norm: string;
}

/**
 * Wordings that must raise a warning. They find words, not intent: whoever signs the warning reads
 * the sentence. Sources: 关于完善商业银行存款偏离度管理有关事项的通知 (2018); 反不正当竞争法 第七条、
 * 第九条; 优化营商环境条例 第二十八条; 个人信息保护法 第十六、十九、二十四、二十八条; 金融机构产品
 * 适当性管理办法; 劳动法 第五十条.
 */
export const LAW_LINTS: readonly LawLint[] = [
  {
    code: "law.depositKpi",
    lint: "LAW-01",
    pattern:
      /(?:时点|月末|季末|半年末|年末)[^。；]{0,10}(?:存款|余额|规模)[^。；]{0,20}(?:考核|指标|任务|排名|冲|锁定)|存款[^。；]{0,12}(?:市场份额|占比|排名|同业比较|同业排名)[^。；]{0,12}(?:考核|指标|奖)?/g,
    norm: "商业银行存款偏离度管理的规定",
  },
  {
    code: "law.benefitToDecider",
    lint: "LAW-02",
    pattern:
      /(?:向|给予|给|为|对)[^。；，]{0,16}(?:决策人|决策者|经办人|经办人员|采购人员|关键人|负责人|领导)[^。；]{0,16}(?:礼品|礼金|礼物|好处|回扣|提成|红包|利益|宴请|旅游)|(?:礼品|礼金|好处费|回扣|红包)[^。；]{0,12}(?:决策人|经办人|采购人员|关键人|负责人)/g,
    norm: "《中华人民共和国反不正当竞争法》第七条",
  },
  {
    code: "law.designatedSupplier",
    lint: "LAW-03",
    pattern:
      /(?:指定|限定|推荐并要求)[^。；，]{0,12}(?:施工|设计|监理|供货|供应|设备|材料)[^。；，]{0,4}(?:单位|企业|公司|商|厂家)/g,
    norm: "用电工程“三不指定”要求；《优化营商环境条例》第二十八条",
  },
  {
    code: "law.automatedDecision",
    lint: "LAW-04",
    pattern: /(?:系统|自动化?|算法)[^。；，]{0,10}(?:自动)?(?:决定|评定|拒绝|取消|终止)/g,
    unless: { within: "regime", pattern: /说明[^。；]{0,20}(?:理由|依据)|异议|人工复核/ },
    norm: "《中华人民共和国个人信息保护法》第二十四条",
  },
  {
    code: "law.bundledConsent",
    lint: "LAW-05",
    pattern:
      /(?:不同意|拒绝|撤回|未授权|未同意)[^。；]{0,20}(?:不予|停止|终止|拒绝|不得)[^。；]{0,8}(?:办理|服务|提供|受理)|(?:同意|授权)[^。；]{0,16}(?:方可|才能|否则不)[^。；]{0,8}(?:办理|服务|受理)/g,
    norm: "《中华人民共和国个人信息保护法》第十六条",
  },
  {
    code: "law.tracking",
    lint: "LAW-06",
    pattern:
      /(?:实时|持续|全程)?(?:定位|轨迹|行踪|位置信息)[^。；]{0,12}(?:记录|采集|收集|跟踪|上传|监控)|(?:记录|采集|收集|跟踪|监控)[^。；，]{0,10}(?:定位|轨迹|行踪)/g,
    unless: {
      within: "article",
      pattern: /保存[^。；]{0,10}(?:日|天|个月|年)|保留[^。；]{0,10}(?:日|天|个月|年)/,
    },
    norm: "《中华人民共和国个人信息保护法》第二十八条至第三十条",
  },
  {
    code: "law.aboveRiskCapacity",
    lint: "LAW-07",
    pattern:
      /(?:高于|超出|超过)[^。；]{0,10}风险(?:承受能力|等级)[^。；]{0,30}(?:可以|可|允许)[^。；]{0,8}(?:购买|销售|办理)|客户(?:自愿|坚持|要求)[^。；]{0,20}(?:高于|超出|超过)[^。；]{0,10}风险/g,
    norm: "《金融机构产品适当性管理办法》第十二条",
  },
  {
    code: "law.unlawfulIntelligence",
    lint: "LAW-08",
    pattern:
      /(?:打探|刺探|窃取|套取|收买|秘密收集|打入)[^。；]{0,14}(?:竞争对手|同行|同业|他人|对方|商业秘密)|(?:竞争对手|同行|对手)[^。；]{0,14}(?:内部资料|底价|商业秘密|客户名单)/g,
    norm: "《中华人民共和国反不正当竞争法》第九条",
  },
  {
    code: "law.wageFine",
    lint: "LAW-09",
    pattern:
      /罚款|(?:从|在)[^。；，]{0,6}(?:工资|薪酬|绩效)[^。；，]{0,4}(?:中)?(?:扣除|扣减|抵扣|扣罚)|扣(?:发|罚|减)[^。；，]{0,6}工资/g,
    norm: "《中华人民共和国劳动法》第五十条",
  },
  {
    code: "law.retention",
    lint: "LAW-10",
    pattern: /(?:永久|长期|无限期|永远)(?:性)?(?:地)?(?:保存|保留|留存|保管|存储)/g,
    norm: "《中华人民共和国个人信息保护法》第十九条",
  },
];
