/** Feeds the palette to antd, so that both our own parts and antd's look the same. */
import { theme } from 'antd'
import type { ThemeConfig } from 'antd'
import { dark, light } from '#renderer/ui/theme/palette.ts'

export const fontFamily = "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'HarmonyOS Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'Noto Sans SC Variable', sans-serif"

/** antd's tokens for the light or the dark desk. */
export function antdTheme(isDark: boolean): ThemeConfig {
  const palette = isDark ? dark : light
  return {
    algorithm: isDark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.defaultAlgorithm, theme.compactAlgorithm],
    token: {
      fontFamily, fontSize: 14, borderRadius: 3, borderRadiusSM: 2, borderRadiusLG: 4, wireframe: false, motion: false,
      controlHeight: 30, controlHeightSM: 24, lineHeight: 1.5,
      colorPrimary: palette.accent, colorInfo: palette.accent, colorLink: palette.accentText, colorLinkHover: palette.accentText, colorSuccess: palette.ok, colorWarning: palette.warn, colorError: palette.dangerSolid,
      colorBgLayout: palette.canvas, colorBgContainer: palette.surface, colorBgElevated: palette.raised, colorBorder: palette.lineStrong, colorBorderSecondary: palette.line,
      colorText: palette.text, colorTextSecondary: palette.textQuiet, colorTextTertiary: palette.textQuiet, colorTextDescription: palette.textQuiet, colorTextPlaceholder: palette.placeholder,
      boxShadow: palette.shadow, boxShadowSecondary: palette.shadow,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400, paddingInline: 12 },
      Modal: { titleFontSize: 15 },
      Tooltip: { colorBgSpotlight: isDark ? palette.raised : '#263032' },
    },
  }
}
