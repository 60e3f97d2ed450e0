import { TABLE_KINDS, TABLES, type TableKind } from '@domain/organization/tables'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button, Card, Notice, Page, Section } from '@/ui'
import { IMPORT_TITLES } from '../../words'
import { useUpload } from './use-upload'
import './upload.css'

const isKind = (text: string | undefined): text is TableKind =>
  TABLE_KINDS.some((kind) => kind === text)

/** 用表格导入: the template first, then the filled table. */
export default function UploadPage() {
  const { params } = useRouter<{ kind?: string; scope?: string; name?: string }>()
  const kind = isKind(params.kind) ? params.kind : 'households'
  const { doing, error, openTemplate, choose } = useUpload(kind, params.scope ?? '')
  const columns = TABLES[kind].columns.map(({ title }) => title.replace('*', '')).join('、')
  return (
    <Page
      title={IMPORT_TITLES[kind]}
      lead={decodeURIComponent(params.name ?? '')}
      bottom={
        <Button
          label='选填好的表格'
          icon='description-o'
          loading={doing === 'reading'}
          loadingLabel='正在读表格'
          onPress={() => void choose()}
        />
      }
    >
      {error?.about === 'reading' && <Notice tone='danger'>{error.message}</Notice>}
      <Section title='第一步：拿到模板'>
        <Card>
          <View className='upload__words'>
            {`模板里有这几列：${columns}。打开以后点右上角，发到电脑上填。`}
          </View>
          <Button
            kind='plain'
            icon='down'
            label='打开模板'
            loading={doing === 'template'}
            loadingLabel='正在准备'
            onPress={() => void openTemplate()}
          />
        </Card>
        {error?.about === 'template' && <Notice tone='danger'>{error.message}</Notice>}
      </Section>
      <Section title='第二步：传填好的表格'>
        <Card>
          先把填好的表格发到微信里，比如发给“文件传输助手”，再点下面的按钮选它。选好以后先给您看会改动什么，您点头了才导入。
        </Card>
      </Section>
      {kind === 'households' && (
        <Notice>不要写姓名和身份证号。手机号只存加密后的值，表格读完就删掉。</Notice>
      )}
    </Page>
  )
}
